namespace Ksat.Provisioning.Application.Notices;

/// <summary>Something an admin should know: a banner of the console, and an e-mail.</summary>
/// <param name="Kind">stale, held or failed.</param>
/// <param name="Text">A sentence that names no person.</param>
/// <param name="Since">Since when it is so.</param>
/// <param name="SyncId">The sync concerned.</param>
public sealed record Notice(string Kind, string Text, DateTimeOffset Since, Guid? SyncId)
{
    public const string Stale = "stale";
    public const string Held = "held";
    public const string Failed = "failed";

    /// <summary>The same as long as it is about the same.</summary>
    internal string Key => $"{Kind}:{SyncId?.ToString() ?? Since.UtcTicks.ToString()}";
}

using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Application.History;

/// <summary>One event in a person's story.</summary>
/// <param name="Kind">One of <see cref="HistoryKinds"/>.</param>
/// <param name="Text">What happened, in plain words.</param>
/// <param name="Fields">Before → after.</param>
public sealed record HistoryEntry(DateTimeOffset At, string Kind, string Text, IReadOnlyList<FieldChange> Fields, Guid? SyncId, Guid? RequestId);

/// <summary>The words for kinds of events.</summary>
public static class HistoryKinds
{
    /// <summary>The identity provider sent something.</summary>
    public const string Sent = "sent";

    /// <summary>A Test Mode report, or a dry run, says what would happen.</summary>
    public const string Planned = "planned";

    public const string Applied = "applied";
    public const string Held = "held";
    public const string Protected = "protected";
    public const string Failed = "failed";
    public const string Rejected = "rejected";
    public const string Undone = "undone";

    /// <summary>An admin did something.</summary>
    public const string Edited = "edited";
}

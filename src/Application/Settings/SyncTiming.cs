namespace Ksat.Provisioning.Application.Settings;

/// <summary>When syncs begin, unless a tenant says otherwise: the settings <c>Sync:…</c>.</summary>
public sealed class SyncTiming
{
    public const string Section = "Sync";

    /// <summary>A sync begins once a tenant's requests have been quiet for so long.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>At the latest so long after the first request.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long nobody new may have come until the first load counts as settled.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(30);
}

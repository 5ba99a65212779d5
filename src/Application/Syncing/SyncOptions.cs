using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>The installation's settings of syncs: section "Sync" of the configuration (docs/api.md, "Settings of the installation").</summary>
public sealed class SyncOptions
{
    public const string Section = "Sync";

    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(10);

    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long nothing new may come before a first load counts as settled.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A tenant's own settings go before the installation's.</summary>
    public SyncPace PaceOf(TenantSettings settings) => new(settings.QuietPeriod ?? QuietPeriod, settings.MaxDelay ?? MaxDelay);
}

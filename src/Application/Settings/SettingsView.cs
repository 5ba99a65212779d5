using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>The settings as they work: what the tenant hasn't set is the installation's.</summary>
public sealed record SettingsView(TenantSettings Settings, TimeSpan QuietPeriod, TimeSpan MaxDelay)
{
    internal static SettingsView Of(TenantSettings settings, SyncTiming timing) =>
        new(settings, settings.QuietPeriod ?? timing.QuietPeriod, settings.MaxDelay ?? timing.MaxDelay);
}

using Ksat.Provisioning.Application.Settings;

namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>When syncs begin: <c>Sync:*</c>.</summary>
internal static class SyncSettings
{
    private static readonly TimeSpan Longest = new(23, 59, 59);

    public static SyncTiming Read(SettingsReader settings)
    {
        var timing = new SyncTiming();
        timing.QuietPeriod = settings.Span("Sync:QuietPeriod", Longest) ?? timing.QuietPeriod;
        timing.MaxDelay = settings.Span("Sync:MaxDelay", Longest) ?? timing.MaxDelay;
        timing.SettleAfter = settings.Span("Sync:SettleAfter", Longest) ?? timing.SettleAfter;
        return timing;
    }
}

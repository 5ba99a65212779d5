using Ksat.Provisioning.Application.Settings;

namespace Ksat.Provisioning.Web.Api.Settings;

/// <summary>Account Settings › User Provisioning (docs/api.md).</summary>
internal sealed record SettingsAnswer(
    bool Enabled,
    bool TestMode,
    string Service,
    string TenantUrl,
    double QuietPeriodSeconds,
    double MaxDelaySeconds,
    IReadOnlyList<string> AllowedDomains,
    int? Seats,
    ArchiveGuardAnswer ArchiveGuard,
    MembershipGuardAnswer MembershipGuard,
    StaleSyncAnswer StaleSync,
    int RetentionDays)
{
    public static SettingsAnswer Of(SettingsView view, string tenantUrl)
    {
        var settings = view.Settings;
        var (archive, membership) = (settings.ArchiveGuard, settings.MembershipGuard);
        return new SettingsAnswer(
            settings.Enabled,
            settings.TestMode,
            settings.Service,
            tenantUrl,
            view.QuietPeriod.TotalSeconds,
            view.MaxDelay.TotalSeconds,
            settings.AllowedDomains,
            settings.Seats,
            new ArchiveGuardAnswer(archive.Percent, archive.Floor, archive.Count, archive.WindowHours),
            new MembershipGuardAnswer(membership.Percent, membership.Floor),
            new StaleSyncAnswer(settings.StaleSync.Hours, settings.StaleSync.Recipients ?? []),
            settings.RetentionDays);
    }
}

internal sealed record ArchiveGuardAnswer(decimal? Percent, int Floor, int? Count, int WindowHours);

internal sealed record MembershipGuardAnswer(decimal? Percent, int Floor);

internal sealed record StaleSyncAnswer(int? Hours, IReadOnlyList<string> Recipients);

using System.Globalization;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>The settings that differ, by their names in the API, before → after as text, for the audit.</summary>
internal static class SettingsDifferences
{
    private static readonly (string Name, Func<TenantSettings, string?> Text)[] Settings =
    [
        ("enabled", settings => Word(settings.Enabled)),
        ("testMode", settings => Word(settings.TestMode)),
        ("service", settings => settings.Service),
        ("quietPeriodSeconds", settings => Number(settings.QuietPeriod?.TotalSeconds)),
        ("maxDelaySeconds", settings => Number(settings.MaxDelay?.TotalSeconds)),
        ("allowedDomains", settings => List(settings.AllowedDomains)),
        ("seats", settings => Number(settings.Seats)),
        ("archiveGuard.percent", settings => Number(settings.ArchiveGuard.Percent)),
        ("archiveGuard.floor", settings => Number(settings.ArchiveGuard.Floor)),
        ("archiveGuard.count", settings => Number(settings.ArchiveGuard.Count)),
        ("archiveGuard.windowHours", settings => Number(settings.ArchiveGuard.WindowHours)),
        ("membershipGuard.percent", settings => Number(settings.MembershipGuard.Percent)),
        ("membershipGuard.floor", settings => Number(settings.MembershipGuard.Floor)),
        ("staleSync.hours", settings => Number(settings.StaleSync.Hours)),
        ("staleSync.recipients", settings => List(settings.StaleSync.Recipients ?? [])),
        ("retentionDays", settings => Number(settings.RetentionDays)),
    ];

    public static IReadOnlyList<FieldChange> Between(TenantSettings before, TenantSettings after) =>
    [
        .. from setting in Settings
           let old = setting.Text(before)
           let now = setting.Text(after)
           where old != now
           select new FieldChange(setting.Name, old, now),
    ];

    private static string Word(bool value) => value ? "true" : "false";

    private static string? Number(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    private static string? List(IReadOnlyList<string> values) => values.Count == 0 ? null : string.Join(", ", values);
}

using System.Text.Json;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>
/// A merge patch (RFC 7396) of the settings: what is absent stays, an object within is merged, null brings the default back; the switches and the service have none
/// and refuse it.
/// </summary>
public sealed class SettingsPatch
{
    private const int MostDomains = 1_000;
    private const int MostRecipients = 50;
    private const int MostHours = 24 * 366;
    private const int MostDays = 3_660;
    private const decimal MostSeconds = 24 * 60 * 60;

    private readonly List<Func<TenantSettings, TenantSettings>> changes = [];
    private readonly JsonFields fields;

    private SettingsPatch(JsonElement body) => fields = JsonFields.Of(body);

    internal FieldErrors Errors => fields.Errors;

    /// <summary>It says that Test Mode shall be off, where it is on or not.</summary>
    internal bool SaysTestModeOff { get; private set; }

    /// <param name="body">The patch.</param>
    /// <param name="tenantUrl">The read-only member, so that a client may send back what it read.</param>
    public static SettingsPatch Read(JsonElement body, string tenantUrl)
    {
        var patch = new SettingsPatch(body);
        patch.ReadSwitches(tenantUrl);
        patch.ReadTiming();
        patch.ReadDomainsAndSeats();
        patch.ReadGuards();
        patch.ReadStaleSync();
        patch.fields.RefuseTheRest();
        return patch;
    }

    internal TenantSettings Apply(TenantSettings settings) => changes.Aggregate(settings, (changed, change) => change(changed));

    private void ReadSwitches(string tenantUrl)
    {
        if (fields.TakeBoolean("enabled", out var enabled))
        {
            changes.Add(settings => settings with { Enabled = enabled });
        }

        if (fields.TakeBoolean("testMode", out var testMode))
        {
            SaysTestModeOff = !testMode;
            changes.Add(settings => settings with { TestMode = testMode });
        }

        if (fields.TakeText("service", out var service))
        {
            if (TenantSettings.Services.FirstOrDefault(known => known.Equals(service, StringComparison.OrdinalIgnoreCase)) is { } chosen)
            {
                changes.Add(settings => settings with { Service = chosen });
            }
            else if (!Errors.Has("service"))
            {
                fields.Wrong("service", $"must be one of {string.Join(", ", TenantSettings.Services)}.");
            }
        }

        if (fields.TakeText("tenantUrl", out var url) && url != tenantUrl)
        {
            fields.Wrong("tenantUrl", "can't be changed.");
        }
    }

    private void ReadTiming()
    {
        if (fields.TakeDecimal("quietPeriodSeconds", 0, MostSeconds, out var quiet))
        {
            changes.Add(settings => settings with { QuietPeriod = Span(quiet) });
        }

        if (fields.TakeDecimal("maxDelaySeconds", 0, MostSeconds, out var delay))
        {
            changes.Add(settings => settings with { MaxDelay = Span(delay) });
        }

        if (fields.TakeNumber("retentionDays", 1, MostDays, out var days))
        {
            changes.Add(settings => settings with { RetentionDays = days ?? TenantSettings.ForNewTenant.RetentionDays });
        }
    }

    private void ReadDomainsAndSeats()
    {
        if (fields.TakeTexts("allowedDomains", MostDomains, out var domains))
        {
            var names = domains.Select(DomainName).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var wrong in names.Where(name => !EmailAddress.IsValid($"a@{name}")))
            {
                fields.Wrong("allowedDomains", $"has \"{wrong}\", which is no domain name.");
            }

            changes.Add(settings => settings with { AllowedDomains = names });
        }

        if (fields.TakeNumber("seats", 0, int.MaxValue, out var seats))
        {
            changes.Add(settings => settings with { Seats = seats });
        }
    }

    private void ReadGuards()
    {
        if (fields.TakeObject("archiveGuard", out var archive))
        {
            if (archive is null)
            {
                changes.Add(settings => settings with { ArchiveGuard = new ArchiveGuard() });
            }
            else
            {
                ReadArchiveGuard(archive);
            }
        }

        if (fields.TakeObject("membershipGuard", out var membership))
        {
            if (membership is null)
            {
                changes.Add(settings => settings with { MembershipGuard = new MembershipGuard() });
            }
            else
            {
                ReadMembershipGuard(membership);
            }
        }
    }

    private void ReadArchiveGuard(JsonFields guard)
    {
        if (guard.TakeDecimal("percent", 0, 100, out var percent))
        {
            changes.Add(settings => settings with { ArchiveGuard = settings.ArchiveGuard with { Percent = percent } });
        }

        if (guard.TakeNumber("floor", 0, int.MaxValue, out var floor))
        {
            changes.Add(settings => settings with { ArchiveGuard = settings.ArchiveGuard with { Floor = floor ?? new ArchiveGuard().Floor } });
        }

        if (guard.TakeNumber("count", 0, int.MaxValue, out var count))
        {
            changes.Add(settings => settings with { ArchiveGuard = settings.ArchiveGuard with { Count = count } });
        }

        if (guard.TakeNumber("windowHours", 0, MostHours, out var hours))
        {
            changes.Add(settings => settings with { ArchiveGuard = settings.ArchiveGuard with { WindowHours = hours ?? new ArchiveGuard().WindowHours } });
        }

        guard.RefuseTheRest();
    }

    private void ReadMembershipGuard(JsonFields guard)
    {
        if (guard.TakeDecimal("percent", 0, 100, out var percent))
        {
            changes.Add(settings => settings with { MembershipGuard = settings.MembershipGuard with { Percent = percent } });
        }

        if (guard.TakeNumber("floor", 0, int.MaxValue, out var floor))
        {
            changes.Add(settings => settings with { MembershipGuard = settings.MembershipGuard with { Floor = floor ?? new MembershipGuard().Floor } });
        }

        guard.RefuseTheRest();
    }

    private void ReadStaleSync()
    {
        if (!fields.TakeObject("staleSync", out var stale))
        {
            return;
        }

        if (stale is null)
        {
            changes.Add(settings => settings with { StaleSync = new StaleSync() });
            return;
        }

        if (stale.TakeNumber("hours", 1, MostHours, out var hours))
        {
            changes.Add(settings => settings with { StaleSync = settings.StaleSync with { Hours = hours } });
        }

        if (stale.TakeTexts("recipients", MostRecipients, out var recipients))
        {
            var addresses = recipients.Select(recipient => recipient.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            foreach (var wrong in addresses.Where(address => !EmailAddress.IsValid(address)))
            {
                stale.Wrong("recipients", $"has \"{wrong}\", which is no e-mail address.");
            }

            changes.Add(settings => settings with { StaleSync = settings.StaleSync with { Recipients = addresses } });
        }

        stale.RefuseTheRest();
    }

    private static string DomainName(string text) => text.Trim().TrimStart('@').TrimEnd('.').ToLowerInvariant();

    private static TimeSpan? Span(decimal? seconds) => seconds is { } known ? TimeSpan.FromTicks((long)(known * TimeSpan.TicksPerSecond)) : null;
}

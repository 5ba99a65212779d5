using System.Net;
using Ksat.Provisioning.Application.FirstStart;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Infrastructure.Mail;
using Ksat.Provisioning.Infrastructure.Persistence;

namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>Everything that the configuration says about this installation (docs/api.md, "First start"), read and checked at once, before anything is built.</summary>
internal sealed record InstallationSettings
{
    public required DatabaseOptions Database { get; init; }

    /// <summary>The secrets and the name of the first tenant, as far as they were given.</summary>
    public required StartInstallation FirstStart { get; init; }

    public required SyncTiming Sync { get; init; }

    /// <summary>Whether an address of another tenant's active user is refused.</summary>
    public required bool EmailsUniqueAcrossTenants { get; init; }

    /// <summary>How notices are mailed.</summary>
    public required SmtpOptions Smtp { get; init; }

    /// <summary>From whom forwarded headers are believed.</summary>
    public required IReadOnlyList<IPNetwork> KnownProxies { get; init; }

    /// <exception cref="SettingsException">Something is wrong; it names all of it.</exception>
    public static InstallationSettings Read(IConfiguration configuration, string contentRoot)
    {
        var reader = new SettingsReader(configuration);
        var settings = new InstallationSettings
        {
            Database = DatabaseSettings.Read(reader, contentRoot),
            FirstStart = BootstrapSettings.Read(reader),
            Sync = SyncSettings.Read(reader),
            EmailsUniqueAcrossTenants = reader.Switch("Roster:EmailsUniqueAcrossTenants") ?? true,
            KnownProxies = ProxySettings.Read(reader),
            Smtp = SmtpSettings.Read(reader),
        };
        AddressSettings.Check(reader);
        return reader.Problems.Count == 0 ? settings : throw new SettingsException(reader.Problems);
    }
}

/// <summary>The installation can't start with these settings.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    /// <summary>Each says what to do.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

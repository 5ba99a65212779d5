using Ksat.Provisioning.Application.FirstStart;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>Name and secrets for unattended installs: <c>Bootstrap:*</c>. They count on an empty database only; a wrong one is refused at any start.</summary>
internal static class BootstrapSettings
{
    private const int LongestSecret = 512;
    private static readonly string[] Secrets = ["Bootstrap:ScimToken", "Bootstrap:ConsoleKey", "Bootstrap:OperatorKey"];

    public static StartInstallation Read(SettingsReader settings)
    {
        var name = settings.Text("Bootstrap:Tenant");
        if (name?.Length > Tenant.NameLength)
        {
            settings.Wrong($"Bootstrap:Tenant has {name.Length} characters: at most {Tenant.NameLength} are possible.");
        }

        var secrets = Secrets.Select(secret => Secret(settings, secret)).ToArray();
        var given = secrets.OfType<string>().ToArray();
        if (given.Distinct(StringComparer.Ordinal).Count() < given.Length)
        {
            settings.Wrong($"{string.Join(", ", Secrets)} must differ from one another: each opens another door.");
        }

        return new StartInstallation(name, secrets[0], secrets[1], secrets[2]);
    }

    /// <summary>The messages never repeat the secret.</summary>
    private static string? Secret(SettingsReader settings, string name)
    {
        var secret = settings.Text(name);
        if (secret is null)
        {
            return null;
        }

        if (secret.Length is < AccessKey.ShortestSecret or > LongestSecret)
        {
            settings.Wrong($"{name} has {secret.Length} characters: give it {AccessKey.ShortestSecret} to {LongestSecret}, or leave it out to have one generated.");
        }
        else if (!secret.All(letter => letter is > ' ' and < '\x7f'))
        {
            settings.Wrong($"{name} has characters that no Authorization header can carry: use letters, digits and signs of ASCII without spaces.");
        }

        return secret;
    }
}

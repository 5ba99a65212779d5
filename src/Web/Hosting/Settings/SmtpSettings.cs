using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Infrastructure.Mail;

namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>How notices are mailed: <c>Smtp:*</c>. Without <c>Smtp:Host</c> they are not.</summary>
internal static class SmtpSettings
{
    private const int MostPort = 65_535;

    public static SmtpOptions Read(SettingsReader settings)
    {
        var options = new SmtpOptions
        {
            Host = settings.Text("Smtp:Host"),
            Port = settings.Number("Smtp:Port", 1, MostPort),
            Security = Security(settings),
            User = settings.Text("Smtp:User"),
            Password = settings.Text("Smtp:Password"),
            From = settings.Text("Smtp:From") ?? "",
        };
        if (options.Host is not null && !EmailAddress.IsValid(options.From))
        {
            settings.Wrong("Smtp:From is missing or no e-mail address: with Smtp:Host, set it to the address that notices come from.");
        }

        return options;
    }

    private static SmtpSecurity Security(SettingsReader settings)
    {
        var text = settings.Text("Smtp:Security");
        if (text is null)
        {
            return SmtpSecurity.StartTls;
        }

        if (Enum.TryParse<SmtpSecurity>(text, ignoreCase: true, out var security) && Enum.IsDefined(security))
        {
            return security;
        }

        settings.Wrong($"Smtp:Security is \"{text}\": set it to StartTls, Tls or None.");
        return SmtpSecurity.StartTls;
    }
}

namespace Ksat.Provisioning.Infrastructure.Mail;

/// <summary>How mail leaves the installation: the settings <c>Smtp:*</c>. Without a host none does.</summary>
public sealed record SmtpOptions
{
    public string? Host { get; init; }

    /// <summary>Null: 465 with TLS from the start, else 587.</summary>
    public int? Port { get; init; }

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    public string? User { get; init; }

    public string? Password { get; init; }

    public string From { get; init; } = "";
}

public enum SmtpSecurity
{
    /// <summary>TLS after the greeting, or nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,

    /// <summary>In clear: for a relay on the same machine.</summary>
    None,
}

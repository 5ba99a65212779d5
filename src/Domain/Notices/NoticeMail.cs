namespace Ksat.Provisioning.Domain.Notices;

/// <summary>One e-mail about one notice to one recipient, until it is sent: the retry queue. The key lets each notice be mailed once.</summary>
public sealed class NoticeMail
{
    public const int KeyLength = 128;
    public const int TextLength = 1024;

    /// <summary>After so many tries it is given up.</summary>
    public const int MostAttempts = 12;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; }

    /// <summary>Which notice: its kind and what it is about.</summary>
    public string Key { get; init; } = "";

    public string Recipient { get; init; } = "";

    /// <summary>What the notice says; names no person.</summary>
    public string Text { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>Null: sent, or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Plans the next try: after a minute, then twice as long each time.</summary>
    public void Failed(DateTimeOffset now)
    {
        Attempts++;
        NextAttemptAt = Attempts >= MostAttempts ? null : now + TimeSpan.FromMinutes(Math.Pow(2, Attempts - 1));
    }

    public void Sent(DateTimeOffset now)
    {
        Attempts++;
        SentAt = now;
        NextAttemptAt = null;
    }
}

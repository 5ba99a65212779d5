namespace Ksat.Provisioning.Domain.Requests;

/// <summary>One SCIM request as an admin may see it: no secrets, no values, no bodies (docs/product.md, "Safety").</summary>
public sealed class RequestLogEntry
{
    /// <summary>Longest path template, client and error, in UTF-16 units; longer ones are cut.</summary>
    public const int TextLength = 256;

    public Guid TenantId { get; init; }

    /// <summary>The request's id, which report rows name.</summary>
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public string Method { get; init; } = "";

    /// <summary>The path's template, such as "/scim/v2/Users/{id}".</summary>
    public string Path { get; init; } = "";

    public int Status { get; init; }

    public int DurationMs { get; init; }

    /// <summary>What the client calls itself.</summary>
    public string? Client { get; init; }

    /// <summary>Fault and attribute in plain words; null: none.</summary>
    public string? Error { get; init; }

    /// <summary>It read the list of all users to its end: an import, as Okta calls it (docs/clients.md).</summary>
    public bool IsImport { get; init; }

    /// <summary>The SCIM id of the user or group concerned.</summary>
    public Guid? ResourceId { get; init; }
}

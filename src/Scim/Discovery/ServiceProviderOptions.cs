namespace Ksat.Provisioning.Scim.Discovery;

/// <summary>What the service can do, as /ServiceProviderConfig tells (RFC 7643 §5).</summary>
public sealed record ServiceProviderOptions
{
    /// <summary>The address under which the endpoints are, without a slash at the end.</summary>
    public required string BaseUrl { get; init; }

    public int FilterMaxResults { get; init; } = 200;

    public bool BulkSupported { get; init; }

    public int BulkMaxOperations { get; init; } = 1_000;

    /// <summary>Bytes.</summary>
    public int BulkMaxPayloadSize { get; init; } = 16 * 1024 * 1024;

    public bool SortSupported { get; init; } = true;

    public bool ETagSupported { get; init; } = true;

    public bool PatchSupported { get; init; } = true;

    /// <summary>RFC 9865 §4.</summary>
    public bool CursorSupported { get; init; }

    public int DefaultPageSize { get; init; } = 100;

    /// <summary>Seconds that a cursor may rest unused.</summary>
    public int? CursorTimeout { get; init; }

    public string? DocumentationUri { get; init; }
}

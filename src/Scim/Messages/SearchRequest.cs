using Ksat.Provisioning.Scim.Documents;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>The query of a list, from a query string or a POST to <c>.search</c> (RFC 7644 §3.4.3), still as text.</summary>
public sealed record SearchRequest
{
    /// <summary>Comma-separated.</summary>
    public string? Attributes { get; init; }

    /// <summary>Comma-separated.</summary>
    public string? ExcludedAttributes { get; init; }

    public string? Filter { get; init; }

    public string? SortBy { get; init; }

    public string? SortOrder { get; init; }

    /// <summary>As sent: may be below 1.</summary>
    public int? StartIndex { get; init; }

    /// <summary>As sent: may be negative.</summary>
    public int? Count { get; init; }

    /// <summary>RFC 9865; an empty text asks for the first page by cursor.</summary>
    public string? Cursor { get; init; }

    /// <summary>From a raw query string. Faults: invalidValue for a startIndex or count that is no integer.</summary>
    public static Parsed<SearchRequest> FromQuery(ReadOnlySpan<char> rawQuery) => throw new NotImplementedException();

    /// <summary>From the body of a POST to <c>.search</c>. Faults: invalidSyntax, invalidValue.</summary>
    public static Parsed<SearchRequest> Parse(ReadOnlyMemory<byte> utf8, BodyLimits limits) => throw new NotImplementedException();
}

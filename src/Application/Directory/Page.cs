namespace Ksat.Provisioning.Application.Directory;

/// <summary>One page of a list (RFC 7644 §3.4.2.4).</summary>
/// <param name="Total">How many match, on all pages.</param>
/// <param name="StartIndex">1-based index of the first item here.</param>
public sealed record Page<T>(int Total, int StartIndex, IReadOnlyList<T> Items);

/// <summary>Which page is asked for.</summary>
public sealed record Paging(int StartIndex, int Count)
{
    /// <summary>Items on a page when the client doesn't say.</summary>
    public const int DefaultCount = 100;

    /// <summary>Most items on a page; advertised as filter.maxResults.</summary>
    public const int MostItems = 500;

    /// <summary>Values out of range mean the nearest that is in range (RFC 7644 §3.4.2.4).</summary>
    public static Paging Of(int? startIndex, int? count) =>
        new(Math.Max(startIndex ?? 1, 1), Math.Clamp(count ?? DefaultCount, 0, MostItems));
}

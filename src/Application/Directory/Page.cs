namespace Ksat.Provisioning.Application.Directory;

/// <summary>One page of a list (RFC 7644 §3.4.2.4).</summary>
/// <param name="Total">How many match, on all pages.</param>
/// <param name="StartIndex">1-based index of the first item here.</param>
/// <param name="Next">Behind which item the next page begins; null: this is the last one, or pages are counted by index.</param>
public sealed record Page<T>(int Total, int StartIndex, IReadOnlyList<T> Items, Position? Next = null);

/// <summary>Which page is asked for: by index, or, where <see cref="ByPosition"/> says so, what comes after a position.</summary>
public sealed record Paging(int StartIndex, int Count)
{
    /// <summary>Items on a page when the client doesn't say.</summary>
    public const int DefaultCount = 100;

    /// <summary>Most items on a page; advertised as filter.maxResults.</summary>
    public const int MostItems = 500;

    /// <summary>Pages follow each other by position (RFC 9865): rows that come or go meanwhile neither double nor hide others.</summary>
    public bool ByPosition { get; private init; }

    /// <summary>Behind which item the page begins; null: at the first one.</summary>
    public Position? After { get; private init; }

    /// <summary>Whether nothing of so many can be on this page.</summary>
    public bool IsEmpty(int total) => Count == 0 || StartIndex > total;

    /// <summary>Values out of range mean the nearest that is in range (RFC 7644 §3.4.2.4).</summary>
    public static Paging Of(int? startIndex, int? count) =>
        new(Math.Max(startIndex ?? 1, 1), Math.Clamp(count ?? DefaultCount, 0, MostItems));

    /// <param name="after">Null: the first page.</param>
    /// <param name="count">At least 1; more than a page holds means a full page.</param>
    public static Paging Behind(Position? after, int? count) =>
        new(1, Math.Clamp(count ?? DefaultCount, 1, MostItems)) { ByPosition = true, After = after };
}

/// <summary>A place in an ordered list: right behind this item.</summary>
/// <param name="Id">The item's id, which breaks ties.</param>
/// <param name="SortValue">What it was sorted by, as text; null also where it has no value or the list is in the order of ids.</param>
public sealed record Position(Guid Id, string? SortValue);

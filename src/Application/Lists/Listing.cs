namespace Ksat.Provisioning.Application.Lists;

/// <summary>One page of a list of the console's API.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record Listing<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    /// <summary>The same page with each item turned into another.</summary>
    public Listing<TOther> Map<TOther>(Func<T, TOther> turn) => new([.. Items.Select(turn)], Total, Page, PageSize);
}

/// <summary>Which page is asked for, from 1.</summary>
public sealed record PageRequest(int Page, int PageSize)
{
    public const int DefaultSize = 50;

    /// <summary>A larger size is taken as this one.</summary>
    public const int MostItems = 500;

    public static PageRequest First { get; } = new(1, DefaultSize);

    /// <summary>How many items the pages before hold; past the end of any list where the page is beyond all reason.</summary>
    public int Skip => (int)Math.Min((long)(Page - 1) * PageSize, int.MaxValue);

    public Listing<T> Of<T>(IReadOnlyList<T> items, int total) => new(items, total, Page, PageSize);
}

using FluentValidation;

namespace Ksat.Provisioning.Application.Listing;

/// <summary>Which page of a list of the console's API is asked for (docs/api.md, "Form").</summary>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">A larger one than <see cref="MostItems"/> is taken as that.</param>
public sealed record PageRequest(int Page = 1, int PageSize = PageRequest.DefaultItems)
{
    public const int DefaultItems = 50;
    public const int MostItems = 500;

    public int Take => Math.Min(PageSize, MostItems);

    public int Skip => (int)Math.Min((Page - 1L) * Take, int.MaxValue);

    public PageOf<T> Of<T>(IReadOnlyList<T> items, int total) => new(items, total, Page, Take);
}

/// <summary>One page of a list.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    /// <summary>The same page with each item turned into another.</summary>
    public PageOf<TOther> Map<TOther>(Func<T, TOther> turn) => new([.. Items.Select(turn)], Total, Page, PageSize);
}

public sealed class PageRequestValidator : AbstractValidator<PageRequest>
{
    public PageRequestValidator()
    {
        RuleFor(page => page.Page).GreaterThanOrEqualTo(1).WithMessage("Pages are counted from 1.").OverridePropertyName("page");
        RuleFor(page => page.Take).GreaterThanOrEqualTo(1).WithMessage("A page has at least one item.").OverridePropertyName("pageSize");
    }
}

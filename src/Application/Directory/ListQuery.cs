using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Filtering;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Application.Directory;

/// <summary>What lists of users and of groups have in common.</summary>
internal static class ListQuery
{
    public static Result<Expression<Func<T, bool>>> Criterion<T>(Filter? filter, Func<Filter, Result<Expression<Func<T, bool>>>> translate) =>
        filter is null ? Expressions.Constant<T>(true) : translate(filter);

    public static Result<Ordering<T>> Order<T>(SortBy? sortBy, Func<AttributePath, Column<T>?> column)
    {
        if (sortBy is null)
        {
            return new Ordering<T>(null);
        }

        return column(sortBy.Path)?.SortKey is { } key
            ? new Ordering<T>(new SortOrder<T>(key, sortBy.Descending))
            : new Fault(FaultKind.InvalidPath, $"{sortBy.Path} can't be sorted by.", sortBy.Path.ToString());
    }
}

/// <param name="First">By what to sort before the id; null: by the id alone, which is the order of making.</param>
internal sealed record Ordering<T>(SortOrder<T>? First);

using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Filtering;
using Ksat.Provisioning.Domain.Specifications;
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

    /// <summary>Orders the query and takes the page; of a page by position one item more, which tells whether there is a next one.</summary>
    public static void Page<T>(SpecificationQuery<T> query, SortOrder<T>? order, Paging? paging, Expression<Func<T, Guid>> id)
    {
        if (paging is null)
        {
            return;
        }

        order?.AddTo(query);
        query.OrderBy(Expression.Lambda<Func<T, object?>>(Expression.Convert(id.Body, typeof(object)), id.Parameters));
        if (!paging.ByPosition)
        {
            query.Skip(paging.StartIndex - 1).Take(paging.Count);
            return;
        }

        if (paging.After is { } position)
        {
            query.Where(Seek.Behind(position, order, id));
        }

        query.Take(paging.Count + 1);
    }

    /// <summary>The page without the item that only told of a next one; and its last item, if there is a next one.</summary>
    public static (IReadOnlyList<T> Page, T? Last) Cut<T>(IReadOnlyList<T> rows, Paging paging)
        where T : class =>
        !paging.ByPosition || rows.Count <= paging.Count ? (rows, null) : ([.. rows.Take(paging.Count)], rows[paging.Count - 1]);
}

/// <param name="First">By what to sort before the id; null: by the id alone, which is the order of making.</param>
internal sealed record Ordering<T>(SortOrder<T>? First);

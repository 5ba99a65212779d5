using System.Linq.Expressions;
using Ksat.Provisioning.Domain.Specifications;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Turns a specification into the query that it describes.</summary>
internal static class SpecificationEvaluator
{
    public static IQueryable<T> Ask<T>(this IQueryable<T> rows, Specification<T> specification)
        where T : class
    {
        var query = rows.Matching(specification);
        query = specification.IncludeExpressions.Aggregate(query, (current, include) => current.Include(include));
        query = query.Ordered(specification);
        query = specification.SkipCount is { } skip ? query.Skip(skip) : query;
        query = specification.TakeCount is { } take ? query.Take(take) : query;
        return specification.IsReadOnly ? query.AsNoTracking() : query;
    }

    public static IQueryable<TResult> Ask<T, TResult>(this IQueryable<T> rows, Specification<T, TResult> specification)
        where T : class =>
        rows.Ask((Specification<T>)specification).Select(specification.Selector);

    /// <summary>The criteria alone: for counts.</summary>
    public static IQueryable<T> Matching<T>(this IQueryable<T> rows, Specification<T> specification) =>
        specification.WhereExpressions.Aggregate(rows, (current, criterion) => current.Where(criterion));

    private static IQueryable<T> Ordered<T>(this IQueryable<T> query, Specification<T> specification)
    {
        var first = true;
        foreach (var (key, descending) in specification.OrderExpressions)
        {
            query = query.Ordered(key, first, descending);
            first = false;
        }

        return query;
    }

    /// <summary>The key without the boxing that the specification's shape brings along.</summary>
    private static IQueryable<T> Ordered<T>(this IQueryable<T> query, Expression<Func<T, object?>> key, bool first, bool descending)
    {
        var value = key.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed && key.Body.Type == typeof(object) ? boxed.Operand : key.Body;
        var method = (first, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };
        var call = Expression.Call(typeof(Queryable), method, [typeof(T), value.Type], query.Expression, Expression.Quote(Expression.Lambda(value, key.Parameters)));
        return query.Provider.CreateQuery<T>(call);
    }
}

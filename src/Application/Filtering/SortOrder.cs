using System.Linq.Expressions;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>By what a page is ordered before the tie-break by id.</summary>
internal sealed record SortOrder<T>(Expression<Func<T, object?>> Key, bool Descending)
{
    /// <summary>Resources without a value come last, and first when descending (RFC 7644 §3.4.2.3), whatever the database thinks of NULL.</summary>
    public void AddTo(SpecificationQuery<T> query)
    {
        var value = Key.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : Key.Body;
        if (value.Type == typeof(string))
        {
            var absent = Expression.Convert(Expression.Equal(value, Expression.Constant(null, typeof(string))), typeof(object));
            Add(query, Expression.Lambda<Func<T, object?>>(absent, Key.Parameters));
        }

        Add(query, Key);
    }

    private void Add(SpecificationQuery<T> query, Expression<Func<T, object?>> key) => _ = Descending ? query.OrderByDescending(key) : query.OrderBy(key);
}

using System.Linq.Expressions;
using Ksat.Provisioning.Scim.Filters;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>How one attribute answers filters and sorting in the database.</summary>
/// <param name="Test">The predicate of an operator and a value; null where it has none, which is 400 invalidFilter.</param>
/// <param name="Present">Whether the attribute has a value (<c>pr</c>).</param>
/// <param name="SortKey">Null: can't be sorted by.</param>
internal sealed record Column<T>(
    Func<CompareOperator, FilterValue, Expression<Func<T, bool>>?> Test,
    Expression<Func<T, bool>> Present,
    Expression<Func<T, object?>>? SortKey)
{
    /// <summary>Takes <paramref name="other"/> for what this column has no meaning for.</summary>
    public Column<T> Else(Column<T> other) => this with { Test = (op, value) => Test(op, value) ?? other.Test(op, value) };
}

using System.Linq.Expressions;

namespace Ksat.Provisioning.Domain.Specifications;

/// <summary>A question to the store as a value: it can be tested, run in memory and run in the database.</summary>
/// <remarks>Shape and member names follow Ardalis.Specification, so that swapping it in is mechanical (docs/decisions/0002-own-specification.md).</remarks>
public abstract class Specification<T>
{
    private readonly SpecificationQuery<T> query = new();

    /// <summary>Where a derived question states its terms.</summary>
    protected SpecificationQuery<T> Query => query;

    public IReadOnlyList<Expression<Func<T, bool>>> WhereExpressions => query.Criteria;

    public IReadOnlyList<(Expression<Func<T, object?>> Key, bool Descending)> OrderExpressions => query.Order;

    public IReadOnlyList<Expression<Func<T, object?>>> IncludeExpressions => query.Includes;

    public int? SkipCount => query.SkipCount;

    public int? TakeCount => query.TakeCount;

    public bool IsReadOnly => query.IsReadOnly;

    /// <summary>Whether one entity in memory answers the question; paging plays no part.</summary>
    public bool IsSatisfiedBy(T entity) => query.Criteria.All(criterion => criterion.Compile()(entity));
}

/// <summary>A question whose answer is a projection of the entity.</summary>
public abstract class Specification<T, TResult> : Specification<T>
{
    public Expression<Func<T, TResult>> Selector { get; private set; } = null!;

    protected void Select(Expression<Func<T, TResult>> selector) => Selector = selector;
}

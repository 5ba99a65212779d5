using System.Linq.Expressions;

namespace Ksat.Provisioning.Domain.Specifications;

/// <summary>Builds one <see cref="Specification{T}"/>.</summary>
public sealed class SpecificationQuery<T>
{
    internal List<Expression<Func<T, bool>>> Criteria { get; } = [];

    internal List<(Expression<Func<T, object?>> Key, bool Descending)> Order { get; } = [];

    internal List<Expression<Func<T, object?>>> Includes { get; } = [];

    internal int? SkipCount { get; private set; }

    internal int? TakeCount { get; private set; }

    internal bool IsReadOnly { get; private set; }

    public SpecificationQuery<T> Where(Expression<Func<T, bool>> criterion)
    {
        Criteria.Add(criterion);
        return this;
    }

    /// <summary>The first call orders, each further one breaks ties.</summary>
    public SpecificationQuery<T> OrderBy(Expression<Func<T, object?>> key)
    {
        Order.Add((key, false));
        return this;
    }

    public SpecificationQuery<T> OrderByDescending(Expression<Func<T, object?>> key)
    {
        Order.Add((key, true));
        return this;
    }

    public SpecificationQuery<T> Include(Expression<Func<T, object?>> navigation)
    {
        Includes.Add(navigation);
        return this;
    }

    public SpecificationQuery<T> Skip(int count)
    {
        SkipCount = count;
        return this;
    }

    public SpecificationQuery<T> Take(int count)
    {
        TakeCount = count;
        return this;
    }

    public SpecificationQuery<T> AsNoTracking()
    {
        IsReadOnly = true;
        return this;
    }
}

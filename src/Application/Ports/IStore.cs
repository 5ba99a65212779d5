using System.Linq.Expressions;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>The database, asked by specifications. Everything is seen through the caller's tenant only.</summary>
public interface IStore
{
    /// <summary>The one with this id, tracked; null: none. The cheapest of all questions.</summary>
    Task<T?> FindAsync<T>(Guid id, CancellationToken cancellationToken)
        where T : class;

    /// <summary>The first that satisfies, in the specification's order; null: none.</summary>
    Task<T?> FindAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class;

    Task<TResult?> FindAsync<T, TResult>(Specification<T, TResult> specification, CancellationToken cancellationToken)
        where T : class;

    Task<IReadOnlyList<T>> ListAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class;

    Task<IReadOnlyList<TResult>> ListAsync<T, TResult>(Specification<T, TResult> specification, CancellationToken cancellationToken)
        where T : class;

    /// <summary>How many satisfy; paging plays no part.</summary>
    Task<int> CountAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class;

    Task<bool> AnyAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class;

    /// <summary>All that satisfy, one by one as the database brings them, never tracked: memory stays flat.</summary>
    IAsyncEnumerable<T> StreamAsync<T>(Specification<T> specification)
        where T : class;

    /// <summary>Reads a collection of an entity that was found without it; until then it is empty.</summary>
    Task LoadAsync<T, TItem>(T entity, Expression<Func<T, IEnumerable<TItem>>> collection, CancellationToken cancellationToken)
        where T : class
        where TItem : class;

    /// <summary>The tenant's rows, for use as a subquery inside a specification.</summary>
    IQueryable<T> Rows<T>()
        where T : class;

    /// <summary>Written when the unit of work commits.</summary>
    void Add<T>(T entity)
        where T : class;

    void Remove<T>(T entity)
        where T : class;
}

/// <summary>Bulk writes inside the current unit of work. Sets nothing by itself: every row must carry the caller's tenant.</summary>
public interface IBulk
{
    /// <summary>Inserts the rows at once, past the change tracker.</summary>
    /// <exception cref="InvalidOperationException">A row belongs to another tenant.</exception>
    Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Writes what was changed so far to the database, inside the unit of work: a unique index then sees it before what follows.</summary>
    Task FlushAsync(CancellationToken cancellationToken);
}

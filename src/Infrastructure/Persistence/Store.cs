using System.Linq.Expressions;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Specifications;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

internal sealed class Store(ProvisioningDbContext database) : IStore
{
    public Task<T?> FindAsync<T>(Guid id, CancellationToken cancellationToken)
        where T : class =>
        ById<T>.Ask(database, id, cancellationToken);

    public Task<T?> FindAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class =>
        database.Set<T>().Ask(specification).FirstOrDefaultAsync(cancellationToken);

    public Task<TResult?> FindAsync<T, TResult>(Specification<T, TResult> specification, CancellationToken cancellationToken)
        where T : class =>
        database.Set<T>().Ask(specification).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<T>> ListAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class =>
        await database.Set<T>().Ask(specification).ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<TResult>> ListAsync<T, TResult>(Specification<T, TResult> specification, CancellationToken cancellationToken)
        where T : class =>
        await database.Set<T>().Ask(specification).ToListAsync(cancellationToken);

    public Task<int> CountAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class =>
        database.Set<T>().Matching(specification).CountAsync(cancellationToken);

    public Task<bool> AnyAsync<T>(Specification<T> specification, CancellationToken cancellationToken)
        where T : class =>
        database.Set<T>().Matching(specification).AnyAsync(cancellationToken);

    public IAsyncEnumerable<T> StreamAsync<T>(Specification<T> specification)
        where T : class =>
        database.Set<T>().Ask(specification).AsNoTracking().AsAsyncEnumerable();

    public Task LoadAsync<T, TItem>(T entity, Expression<Func<T, IEnumerable<TItem>>> collection, CancellationToken cancellationToken)
        where T : class
        where TItem : class =>
        database.Entry(entity).Collection(collection).LoadAsync(cancellationToken);

    public IQueryable<T> Rows<T>()
        where T : class =>
        database.Set<T>().AsNoTracking();

    public void Add<T>(T entity)
        where T : class =>
        database.Add(entity);

    public void Remove<T>(T entity)
        where T : class =>
        database.Remove(entity);

    /// <summary>Compiled, because every write to a user or group asks it.</summary>
    private static class ById<T>
        where T : class
    {
        public static readonly Func<ProvisioningDbContext, Guid, CancellationToken, Task<T?>> Ask = EF.CompileAsyncQuery(
            (ProvisioningDbContext context, Guid id, CancellationToken _) => context.Set<T>().FirstOrDefault(entity => EF.Property<Guid>(entity, "Id") == id));
    }
}

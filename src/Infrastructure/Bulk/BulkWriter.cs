using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;

namespace Ksat.Provisioning.Infrastructure.Bulk;

internal sealed class BulkWriter(ProvisioningDbContext database, Caller caller) : IBulk
{
    public async Task InsertAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class
    {
        RefuseForeign(rows);
        if (rows.Count > 0)
        {
            await database.InsertRowsAsync(rows, cancellationToken);
        }
    }

    public Task FlushAsync(CancellationToken cancellationToken) =>
        database.ChangeTracker.HasChanges() ? database.SaveChangesAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Query filters don't apply to inserts, so this is where the tenant is looked at.</summary>
    private void RefuseForeign<T>(IReadOnlyCollection<T> rows)
        where T : class
    {
        var tenant = TenantOf<T>.Read;
        foreach (var row in rows)
        {
            if (tenant(row) != caller.TenantId)
            {
                throw new InvalidOperationException($"A row of {typeof(T).Name} belongs to another tenant.");
            }
        }
    }

    private static class TenantOf<T>
    {
        public static Func<T, Guid> Read { get; } =
            typeof(T).GetProperty("TenantId") is { } property && property.PropertyType == typeof(Guid)
                ? property.GetMethod!.CreateDelegate<Func<T, Guid>>()
                : throw new InvalidOperationException($"{typeof(T).Name} has no tenant.");
    }
}

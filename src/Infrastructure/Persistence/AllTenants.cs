using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Sees across tenants, because the operator does.</summary>
internal sealed class AllTenants(ProvisioningDbContext database) : ITenants
{
    private IQueryable<Tenant> All => database.Tenants.IgnoreQueryFilters();

    public Task<int> CountAsync(CancellationToken cancellationToken) => All.CountAsync(cancellationToken);

    public async Task<IReadOnlyList<Tenant>> PageAsync(int skip, int take, CancellationToken cancellationToken) =>
        await All.AsNoTracking().OrderBy(tenant => tenant.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);

    public Task<Tenant?> FindAsync(Guid id, CancellationToken cancellationToken) => All.FirstOrDefaultAsync(tenant => tenant.Id == id, cancellationToken);

    public Task<Installation?> InstallationAsync(CancellationToken cancellationToken) =>
        database.Set<Installation>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == Installation.OnlyId, cancellationToken);
}

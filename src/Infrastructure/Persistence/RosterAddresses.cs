using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Roster;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>The installation's setting <c>Roster:EmailsUniqueAcrossTenants</c>.</summary>
public sealed record RosterAddressOptions(bool UniqueAcrossTenants);

/// <summary>Sees across tenants; the index on address and status answers.</summary>
internal sealed class RosterAddresses(ProvisioningDbContext database, Caller caller, RosterAddressOptions options) : IRosterAddresses
{
    public async Task<bool> AreUsedElsewhereAsync(string emailKey, CancellationToken cancellationToken) =>
        options.UniqueAcrossTenants && await database.RosterUsers.IgnoreQueryFilters().AnyAsync(
            user => user.EmailKey == emailKey && user.Status == RosterStatus.Active && user.TenantId != caller.TenantId, cancellationToken);
}

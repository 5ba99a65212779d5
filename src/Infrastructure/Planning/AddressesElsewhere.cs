using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>The one question across tenants: which of these addresses another tenant's active roster user has. Never says whose.</summary>
internal sealed class AddressesElsewhere(ProvisioningDbContext database, Caller caller, RosterAddressOptions options)
{
    public async Task<IReadOnlySet<string>> AmongAsync(IEnumerable<string> emailKeys, CancellationToken cancellationToken)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        if (!options.UniqueAcrossTenants)
        {
            return used;
        }

        var own = caller.TenantId;
        foreach (var piece in Pieces.Of(emailKeys))
        {
            used.UnionWith(await database.RosterUsers.IgnoreQueryFilters([ProvisioningDbContext.TenantFilter])
                .Where(user => piece.Contains(user.EmailKey) && user.Status == RosterStatus.Active && user.TenantId != own)
                .Select(user => user.EmailKey).ToListAsync(cancellationToken));
        }

        return used;
    }
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Planning;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>The installation's setting <c>Roster:EmailsUniqueAcrossTenants</c>.</summary>
public sealed record RosterAddressOptions(bool UniqueAcrossTenants);

internal sealed class RosterAddresses(AddressesElsewhere elsewhere) : IRosterAddresses
{
    public Task<IReadOnlySet<string>> UsedElsewhereAsync(IReadOnlyCollection<string> emailKeys, CancellationToken cancellationToken) =>
        elsewhere.AmongAsync(emailKeys, cancellationToken);
}

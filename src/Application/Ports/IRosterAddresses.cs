namespace Ksat.Provisioning.Application.Ports;

/// <summary>Whether an address is another tenant's. Across tenants, and all it ever tells is yes or no.</summary>
public interface IRosterAddresses
{
    /// <summary>Those of the folded addresses that an active user of another tenant's roster has; none where the installation allows that (<c>Roster:EmailsUniqueAcrossTenants</c>).</summary>
    Task<IReadOnlySet<string>> UsedElsewhereAsync(IReadOnlyCollection<string> emailKeys, CancellationToken cancellationToken);
}

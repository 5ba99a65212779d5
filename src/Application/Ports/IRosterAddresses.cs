namespace Ksat.Provisioning.Application.Ports;

/// <summary>Whether an address is another tenant's. Across tenants, and all it ever tells is yes or no.</summary>
public interface IRosterAddresses
{
    /// <summary>Whether an active user of another tenant's roster has the address; always false where the installation allows that (<c>Roster:EmailsUniqueAcrossTenants</c>).</summary>
    Task<bool> AreUsedElsewhereAsync(string emailKey, CancellationToken cancellationToken);
}

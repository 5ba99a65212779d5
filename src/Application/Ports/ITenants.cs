using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>All tenants of the installation, past the tenant filter: for the operator and the first start only.</summary>
public interface ITenants
{
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>In the order of their making; for reading.</summary>
    Task<IReadOnlyList<Tenant>> PageAsync(int skip, int take, CancellationToken cancellationToken);

    /// <summary>Tracked, to be changed inside a unit of work; null: there is none.</summary>
    Task<Tenant?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Whether a first tenant was made, by this process or another.</summary>
    Task<Installation?> InstallationAsync(CancellationToken cancellationToken);
}

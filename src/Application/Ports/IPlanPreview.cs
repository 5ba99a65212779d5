using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>What a full sync of the caller's tenant would do now.</summary>
public interface IPlanPreview
{
    /// <summary>The rows, in the order of users, groups, memberships, without those that only make links; streamed a page at a time, nothing is written.</summary>
    /// <param name="settings">The settings to plan with; null: the stored ones. A what-if passes others.</param>
    IAsyncEnumerable<IReadOnlyList<PlanRow>> RunAsync(TenantSettings? settings, CancellationToken cancellationToken);
}

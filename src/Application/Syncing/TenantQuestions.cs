using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>The caller's own tenant, not to be changed.</summary>
internal sealed class OwnTenant : Specification<Tenant>
{
    public OwnTenant(Guid id) => Query.Where(tenant => tenant.Id == id).AsNoTracking();
}

internal static class TenantQuestions
{
    public static async Task<TenantSettings> SettingsAsync(this IStore store, Caller caller, CancellationToken cancellationToken) =>
        (await store.FindAsync(new OwnTenant(caller.TenantId), cancellationToken))?.Settings
        ?? throw new InvalidOperationException("The tenant does not exist.");
}

using Ksat.Provisioning.Application.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Opens what background work for a tenant runs in: a scope with its own database connection, in which the tenant is the caller.</summary>
public sealed class TenantScopes(IServiceScopeFactory scopes)
{
    public AsyncServiceScope Open(Guid tenantId)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Identify(tenantId);
        return scope;
    }
}

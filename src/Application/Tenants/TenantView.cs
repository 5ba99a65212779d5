using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Tenants;

public sealed record TenantView(Guid Id, string Name, DateTimeOffset CreatedAt, bool Suspended, bool Enabled, bool TestMode)
{
    internal static TenantView Of(Tenant tenant) =>
        new(tenant.Id, tenant.Name, tenant.CreatedAt, tenant.Suspended, tenant.Settings.Enabled, tenant.Settings.TestMode);
}

/// <summary>A new tenant with its secrets, this once.</summary>
public sealed record CreatedTenant(TenantView Tenant, string ScimToken, string ConsoleKey);

using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Tenants;

/// <summary>All that belongs to a tenant from its first moment: settings in Test Mode, a token, a key, and where its feed stands.</summary>
internal sealed class NewTenant(IStore store, Caller caller, AuditTrail audit, TimeProvider clock)
{
    public Tenant Make(string name, string scimToken, string consoleKey)
    {
        var now = clock.GetUtcNow();
        var tenant = Tenant.Start(caller.HasTenant ? caller.TenantId : Ids.New(clock), name, now); // The same when the unit of work is tried again.
        caller.Identify(tenant.Id, caller.RequestId, caller.AccessKeyId);
        store.Add(tenant);
        store.Add(new SyncState { TenantId = tenant.Id });
        store.Add(AccessKey.Issue(Ids.New(clock), tenant.Id, AccessKind.Scim, scimToken, now));
        store.Add(AccessKey.Issue(Ids.New(clock), tenant.Id, AccessKind.Console, consoleKey, now));
        audit.Record(AuditKind.Tenant, "Tenant made, in Test Mode", tenant.Id);
        return tenant;
    }
}

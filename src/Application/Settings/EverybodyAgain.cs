using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>
/// After a change of mapping, allowed domains or opt-outs the next sync looks at everybody, without judging absence (docs/product.md, "Reports"): it waits as a
/// pending sync, so that a restart doesn't forget it.
/// </summary>
internal sealed class EverybodyAgain(IStore store, Caller caller, ISyncSignal signal, TimeProvider clock)
{
    /// <summary>Inside the unit of work of the change.</summary>
    public async Task AskAsync(string reason, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(new WaitingSync(), cancellationToken) is { } waiting)
        {
            waiting.Scope = waiting.Scope == SyncScope.Changes ? SyncScope.FullWithoutAbsence : waiting.Scope;
        }
        else
        {
            store.Add(new Sync
            {
                TenantId = caller.TenantId,
                Id = Ids.New(clock),
                ReceivedAt = clock.GetUtcNow(),
                Scope = SyncScope.FullWithoutAbsence,
                Reason = reason,
            });
        }

        signal.Wake(caller.TenantId);
    }
}

internal sealed class WaitingSync : Specification<Sync>
{
    public WaitingSync() => Query.Where(sync => sync.Status == SyncStatus.Pending && sync.Service == Sync.ServiceScim).OrderBy(sync => sync.Id);
}

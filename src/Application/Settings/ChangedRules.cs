using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>Brings a change of what syncs go by to the syncs. Inside the unit of work of the change.</summary>
internal sealed class ChangedRules(SyncRequests syncs, IUnitOfWork unitOfWork, ISyncSignal signal, Caller caller)
{
    /// <summary>After a change of mapping, allowed domains or opt-outs the next sync looks at everybody, without judging absence (docs/product.md, "When a sync runs").</summary>
    /// <param name="reason">What was changed, as the report says it.</param>
    public async Task EverybodyAgainAsync(string reason, CancellationToken cancellationToken)
    {
        await syncs.AskAsync(SyncScope.FullWithoutAbsence, forced: false, reason, cancellationToken);
        Wake();
    }

    /// <summary>The scheduler looks again once the change is committed.</summary>
    public void Wake()
    {
        var tenant = caller.TenantId;
        unitOfWork.OnCommit(() => signal.Wake(tenant));
    }
}

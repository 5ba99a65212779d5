using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Syncing.Planning;

internal sealed class TenantPlanPreview(HeldPlan plan, IStore store, ISyncStates states, Caller caller) : IPlanPreview
{
    public async IAsyncEnumerable<IReadOnlyList<PlanRow>> RunAsync(TenantSettings? settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        var order = new PlanOrder(
            SyncScope.Full, state.SyncedSeq, state.FeedSeq, state.AppliedSeq, settings ?? await store.SettingsAsync(caller, cancellationToken));
        await foreach (var rows in plan.RowsAsync(order, cancellationToken))
        {
            yield return [.. rows.Where(row => row.Change.Action != ChangeAction.Linked)];
        }
    }
}

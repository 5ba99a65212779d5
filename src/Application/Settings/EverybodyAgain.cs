using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>
/// After a change of mapping, allowed domains or opt-outs the next sync looks at everybody, without judging absence (docs/product.md, "Reports"): it waits as a
/// pending sync, so that a restart doesn't forget it.
/// </summary>
internal sealed class EverybodyAgain(SyncRequests requests)
{
    /// <summary>Inside the unit of work of the change.</summary>
    public Task AskAsync(string reason, CancellationToken cancellationToken) =>
        requests.AskAsync(SyncScope.FullWithoutAbsence, forced: false, reason, cancellationToken);
}

using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>What follows when Test Mode or provisioning is switched by a plain change of settings; inside its unit of work.</summary>
internal sealed class TestModeSwitch(ISyncStates states, SyncRequests requests, TimeProvider clock)
{
    /// <summary>Why Test Mode can't be turned off so, or null.</summary>
    public async Task<Fault?> TurnAsync(TenantSettings before, TenantSettings after, GateSeen? gate, CancellationToken cancellationToken)
    {
        if (before.TestMode && !after.TestMode)
        {
            if (gate is not { IsOpen: true })
            {
                return Fault.Conflict("Test Mode was turned on while this change was on its way. Look at the settings, and send it again.");
            }

            await requests.AskAsync(SyncScope.Full, forced: true, SyncReasons.WentLive, cancellationToken);
        }

        if ((after.TestMode && !before.TestMode) || (after.Enabled && !before.Enabled))
        {
            await states.TestModeOnAsync(clock.GetUtcNow(), cancellationToken);
        }

        return null;
    }
}

using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>
/// Looks whether a plain change of settings may turn Test Mode off: it may when the first load has settled and no archives are planned; otherwise 409.
/// It plans everything, and so isn't done inside the command's transaction, in which nobody else could write.
/// </summary>
public sealed record LookAtGate(SettingsPatch Patch) : IQuery<GateSeen>;

/// <param name="IsOpen">False also where the patch doesn't come to the gate, because Test Mode is off already or stays on.</param>
public sealed record GateSeen(bool IsOpen);

internal sealed class LookAtGateHandler(IStore store, Caller caller, LoadWatch load, ArchivesAhead ahead) : IQueryHandler<LookAtGate, GateSeen>
{
    public async Task<Result<GateSeen>> Handle(LookAtGate request, CancellationToken cancellationToken)
    {
        var settings = await store.SettingsAsync(caller, cancellationToken);
        if (!settings.TestMode || request.Patch.Apply(settings).Safe(settings).TestMode)
        {
            return new GateSeen(IsOpen: false);
        }

        if (!await load.IsSettledAsync(cancellationToken))
        {
            return Fault.Conflict("The first load has not settled yet. Look at GET go-live, and go live with POST go-live, confirming the number of archives.");
        }

        var (archives, _) = await ahead.CountAsync(cancellationToken);
        return archives.Count == 0
            ? new GateSeen(IsOpen: true)
            : Fault.Conflict($"Going live would archive {Plain.Count(archives.Count, "user")}. Look at GET go-live, and go live with POST go-live, confirming that number.");
    }
}

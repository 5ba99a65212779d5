using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Force Sync Now: a sync at once, without quiet period or spacing; one that waits already is joined. Answers its id; the caller wakes the scheduler after the commit.</summary>
/// <param name="Full">Everybody, absence judged; false: what changed since the last one. In Test Mode every sync is full.</param>
public sealed record ForceSync(bool Full) : ICommand<Guid>;

internal sealed class ForceSyncValidator : AbstractValidator<ForceSync>;

internal sealed class ForceSyncHandler(IStore store, SyncRequests requests, Caller caller) : ICommandHandler<ForceSync, Guid>
{
    public async Task<Result<Guid>> Handle(ForceSync request, CancellationToken cancellationToken)
    {
        var settings = await store.SettingsAsync(caller, cancellationToken);
        if (!settings.Enabled)
        {
            return Fault.Conflict("User provisioning is switched off: switch it on in the provisioning settings first.");
        }

        var scope = request.Full ? SyncScope.Full : SyncScope.Changes;
        return (await requests.AskAsync(scope, forced: true, SyncReasons.Forced, cancellationToken)).Id;
    }
}

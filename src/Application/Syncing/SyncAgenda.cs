using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Tenants;
using Microsoft.Extensions.Options;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Finds out what waits for a tenant, and when it is due.</summary>
internal sealed class SyncAgenda(
    IStore store, IUnitOfWork unitOfWork, ISyncStates states, SyncRequests requests, Caller caller, IOptions<SyncTiming> timing, TimeProvider clock)
{
    /// <summary>When the next sync begins, perhaps a past moment; null: nothing waits. Shows waiting requests as a Pending sync.</summary>
    public async Task<DateTimeOffset?> DueAtAsync(CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        var unfinished = await store.ListAsync(new UnfinishedSyncs(), cancellationToken);
        if (unfinished.Any(sync => sync.Status == SyncStatus.Processing))
        {
            return clock.GetUtcNow();
        }

        var waiting = unfinished.Count > 0 ? unfinished[0] : null;
        if (waiting is null && state.FirstWaitingAt is null)
        {
            return null;
        }

        var settings = await store.SettingsAsync(caller, cancellationToken);
        waiting ??= await AnnounceAsync(cancellationToken);
        return settings.Enabled
            ? SyncDue.Of(state, waiting, settings.TestMode, await FailuresAsync(cancellationToken), PaceOf(settings))
            : clock.GetUtcNow();
    }

    private async Task<Sync> AnnounceAsync(CancellationToken cancellationToken)
    {
        var asked = await unitOfWork.RunAsync<Result<Sync>>(
            async token => await requests.AskAsync(SyncScope.Changes, forced: false, SyncReasons.Changes, token), cancellationToken);
        return asked.Value;
    }

    private SyncPace PaceOf(TenantSettings settings) => new(settings.QuietPeriod ?? timing.Value.QuietPeriod, settings.MaxDelay ?? timing.Value.MaxDelay);

    private async Task<int> FailuresAsync(CancellationToken cancellationToken) =>
        (await store.ListAsync(new NewestOutcomes(), cancellationToken)).TakeWhile(status => status == SyncStatus.Failed).Count();
}

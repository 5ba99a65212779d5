using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;
using Microsoft.Extensions.Options;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Finds out what waits for a tenant, and when it is due.</summary>
internal sealed class SyncAgenda(
    IStore store, IUnitOfWork unitOfWork, ISyncStates states, SyncRequests requests, Caller caller, IOptions<SyncTiming> timing, TimeProvider clock)
{
    /// <summary>The next sync, or null: nothing waits. Shows waiting requests as a Pending sync.</summary>
    public async Task<NextSync?> NextAsync(CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        var unfinished = await store.ListAsync(new UnfinishedSyncs(), cancellationToken);
        if (unfinished.Any(sync => sync.Status == SyncStatus.Processing || sync.Service != Sync.ServiceScim))
        {
            return new NextSync(clock.GetUtcNow(), IsAsked: true);
        }

        var settings = await store.SettingsAsync(caller, cancellationToken);
        var waiting = unfinished.Count > 0 ? unfinished[0] : null;
        if (waiting is null && state.FirstWaitingAt is null)
        {
            return settings is { Enabled: true, TestMode: true } ? await ByItselfAsync(state, cancellationToken) : null;
        }

        waiting ??= await AnnounceAsync(SyncScope.Changes, SyncReasons.Changes, cancellationToken);
        var due = settings.Enabled
            ? SyncDue.Of(state, waiting, settings.TestMode, await FailuresAsync(cancellationToken), PaceOf(settings))
            : clock.GetUtcNow();
        return due is { } moment ? new NextSync(moment, IsAsked: true) : null;
    }

    /// <summary>In Test Mode, until the first load has settled, reports go on when the identity provider has gone quiet: else it could never be found to have settled.</summary>
    private async Task<NextSync?> ByItselfAsync(SyncState state, CancellationToken cancellationToken)
    {
        if (state is not { SettledAt: null, LastSyncFinishedAt: { } finished } || !await store.AnyAsync(new AnyDirectoryUser(), cancellationToken))
        {
            return null;
        }

        var pause = timing.Value.SettleAfter / 3;
        var spacing = state.LastSyncDuration * SyncDue.RestFactor;
        var due = finished + (pause > spacing ? pause : spacing);
        if (due <= clock.GetUtcNow())
        {
            await AnnounceAsync(SyncScope.Full, SyncReasons.StillUnsettled, cancellationToken);
            return new NextSync(clock.GetUtcNow(), IsAsked: true);
        }

        return new NextSync(due, IsAsked: false);
    }

    private async Task<Sync> AnnounceAsync(SyncScope scope, string reason, CancellationToken cancellationToken)
    {
        var asked = await unitOfWork.RunAsync<Result<Sync>>(
            async token => await requests.AskAsync(scope, forced: scope == SyncScope.Full, reason, token), cancellationToken);
        return asked.Value;
    }

    private SyncPace PaceOf(TenantSettings settings) => new(settings.QuietPeriod ?? timing.Value.QuietPeriod, settings.MaxDelay ?? timing.Value.MaxDelay);

    private async Task<int> FailuresAsync(CancellationToken cancellationToken) =>
        (await store.ListAsync(new NewestOutcomes(), cancellationToken)).TakeWhile(status => status == SyncStatus.Failed).Count();
}

/// <summary>What the scheduler must know of a tenant.</summary>
/// <param name="DueAt">When the sync begins, perhaps a past moment.</param>
/// <param name="IsAsked">False: nothing waits, and only a report by itself is to come; a request that arrives until then is due before it.</param>
public sealed record NextSync(DateTimeOffset DueAt, bool IsAsked);

internal sealed class AnyDirectoryUser : Specification<DirectoryUser>;

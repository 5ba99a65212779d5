using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>Notes that a sync has failed, and what follows: its report tells what was applied, its part of the feed waits again, another try is asked for.</summary>
internal sealed class FailedSyncs(
    IUnitOfWork unitOfWork, IStore store, IReportRows reports, ISyncStates states, SyncRequests requests, IChangeFeed feed, TimeProvider clock)
{
    /// <param name="cause">The exception's name: messages may carry values.</param>
    public async Task NoteAsync(Sync failed, string cause, CancellationToken cancellationToken)
    {
        var current = await store.FindAsync<Sync>(failed.Id, cancellationToken);
        if (current is not { Status: SyncStatus.Processing })
        {
            return;
        }

        await reports.ClearAfterAsync(failed.Id, current.AppliedThrough, cancellationToken);
        await reports.ClearLinkedAsync(failed.Id, cancellationToken);
        var tally = await reports.TallyAsync(failed.Id, cancellationToken);
        var now = clock.GetUtcNow();
        (await unitOfWork.RunAsync<Result<Done>>(
            async token =>
            {
                var sync = (await store.FindAsync<Sync>(failed.Id, token))!;
                (sync.Status, sync.FinishedAt, sync.Phase, sync.Tally) = (SyncStatus.Failed, now, SyncPhase.Done, tally);
                sync.Reason = $"{sync.Reason}. An unexpected error ({cause}) stopped it; it is tried again by itself";
                if (sync.Service == Sync.ServiceScim)
                {
                    await states.TakenUpAsync(sync.FromSeq, token);
                    await states.FinishedAsync(now, now - (sync.StartedAt ?? now), token);
                    await requests.AskAsync(sync.Scope, forced: false, SyncReasons.Retry, token);
                }

                feed.Record(FeedKind.SyncFinished, sync.Id);
                return default(Done);
            },
            cancellationToken)).OrThrow();
    }
}

using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing.Planning;
using Ksat.Provisioning.Application.Syncing.Running;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>What keeps a sync from doing harm, at the moments of its run.</summary>
internal sealed class SyncSafety(
    IUnitOfWork unitOfWork, IStore store, IHeldRows held, IReportRows reports, ISafetyCounts counts, ISyncStates states, LoadWatch load, TimeProvider clock)
{
    /// <summary>At the beginning, inside its unit of work: what the identity provider has changed is planned again.</summary>
    public async Task EndSilencesAsync(long after, long upTo, CancellationToken cancellationToken)
    {
        if (!await store.AnyAsync(new EverySilence(), cancellationToken))
        {
            return;
        }

        var changed = new ChangedObjects();
        await foreach (var entry in store.StreamAsync(new FeedBetween(after, upTo)).WithCancellation(cancellationToken))
        {
            changed.Add(entry);
        }

        IEnumerable<(ChangeObject Object, IReadOnlyCollection<Guid> Ids)> touched =
        [
            (ChangeObject.Users, [.. changed.Users, .. changed.DeletedUsers]),
            (ChangeObject.Groups, [.. changed.RenamedGroups, .. changed.DeletedGroups]),
            (ChangeObject.Memberships, [.. changed.Members.Keys]),
        ];
        foreach (var (kind, ids) in touched)
        {
            foreach (var some in ids.Chunk(500))
            {
                foreach (var silence in await store.ListAsync(new SilencesToEnd(kind, some), cancellationToken))
                {
                    if (Silences.Ended(changed, silence.Subject))
                    {
                        store.Remove(silence);
                    }
                }
            }
        }
    }

    /// <summary>Once the plan is written: what must wait for an admin is held.</summary>
    public async Task HoldAsync(Sync sync, TenantSettings settings, GuardWatch watch, CancellationToken cancellationToken)
    {
        var confirmed = sync.ConfirmedArchives == watch.Archives.Count && sync.ConfirmedSet == watch.Archives.Digest;
        var holding = await watch.JudgeAsync(counts, settings, clock.GetUtcNow(), await load.IsSettledAsync(cancellationToken), confirmed, cancellationToken);
        if (!holding.IsNothing)
        {
            await held.HoldAsync(sync.Id, holding, cancellationToken);
        }
    }

    /// <summary>Once it is applied, or reported: held rows are taken over from older reports, a Test Mode report is compared with the one before.</summary>
    public async Task<Outcome> AfterAsync(Sync sync, CancellationToken cancellationToken)
    {
        if (sync.Undoes is not null)
        {
            await SilenceUndoneAsync(sync, cancellationToken);
        }

        if (sync.Service != Sync.ServiceScim)
        {
            return new Outcome(Holds: false, null);
        }

        if (sync.TestMode)
        {
            return new Outcome(Holds: false, await CompareAsync(sync, cancellationToken), await load.SeeAsync(sync, cancellationToken));
        }

        foreach (var older in await held.TakeOverAsync(sync.Id, everybody: sync.Scope == SyncScope.Full, cancellationToken))
        {
            await SettleReportAsync(older, cancellationToken);
        }

        return new Outcome(await store.AnyAsync(new WaitingRows(sync.Id), cancellationToken), null);
    }

    /// <summary>Once settled it stays so until provisioning or Test Mode is switched on again.</summary>
    public async Task NoteSettledAsync(CancellationToken cancellationToken)
    {
        if (await load.IsSettledAsync(cancellationToken))
        {
            await states.SettledAsync(clock.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>What was undone stays so until the identity provider changes it; undoing that lets it be planned again.</summary>
    private async Task SilenceUndoneAsync(Sync undo, CancellationToken cancellationToken)
    {
        (await unitOfWork.RunAsync<Result<Done>>(
            async token =>
            {
                var undone = await store.FindAsync<Sync>(undo.Undoes!.Value, token);
                if (undone?.Service == Sync.ServiceUndo)
                {
                    await held.UnsilenceAsync(undo.Id, token);
                }
                else
                {
                    await held.SilenceAsync(undo.Id, token);
                }

                return default(Done);
            },
            cancellationToken)).OrThrow();
    }

    /// <summary>A report whose held rows went elsewhere.</summary>
    private async Task SettleReportAsync(Guid syncId, CancellationToken cancellationToken)
    {
        var tally = await reports.TallyAsync(syncId, cancellationToken);
        var holds = await store.AnyAsync(new WaitingRows(syncId), cancellationToken);
        (await unitOfWork.RunAsync<Result<Done>>(
            async token =>
            {
                if (await store.FindAsync<Sync>(syncId, token) is { Status: SyncStatus.Held or SyncStatus.Completed } older)
                {
                    older.Tally = tally;
                    older.Status = holds ? SyncStatus.Held : SyncStatus.Completed;
                }

                return default(Done);
            },
            cancellationToken)).OrThrow();
    }

    private async Task<int?> CompareAsync(Sync sync, CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        var reportsBefore = await store.ListAsync(new ReportsSince(state.TestModeSince ?? DateTimeOffset.MinValue), cancellationToken);
        return reportsBefore.FirstOrDefault(report => report.Id.CompareTo(sync.Id) < 0 && report.DetailsKept) is { } before
            ? await held.DifferencesAsync(sync.Id, before.Id, cancellationToken)
            : null;
    }

    internal readonly record struct Outcome(bool Holds, int? Differences, LoadSeen? Load = null);
}

/// <summary>Held rows that an admin has not decided about.</summary>
internal sealed class WaitingRows : Specification<SyncChange>
{
    public WaitingRows(Guid syncId) =>
        Query.Where(row => row.SyncId == syncId && row.Action == ChangeAction.Held && row.Outcome == ChangeOutcome.Successful).AsNoTracking();
}

internal sealed class SilencesToEnd : Specification<Silence>
{
    public SilencesToEnd(ChangeObject kind, IReadOnlyCollection<Guid> ids) =>
        Query.Where(silence => silence.Object == kind && ids.Contains(silence.SubjectId));
}

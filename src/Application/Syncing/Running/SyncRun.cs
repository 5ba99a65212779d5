using Ksat.Provisioning.Application.Csv.Import;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Application.Syncing.Planning;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>
/// One run of a tenant's next sync, from wherever it stands. Killed while planning it plans anew; killed while applying it goes on: the same rows either way.
/// Reading and writing have a connection each, so that the plan is streamed while its rows are written.
/// </summary>
internal sealed class SyncRun(
    TenantScopes scopes,
    IUnitOfWork unitOfWork,
    IStore store,
    IBulk bulk,
    ISyncStates states,
    IReportRows reports,
    IPlanningState roster,
    IChangeFeed feed,
    SyncRequests requests,
    PlanApplying applying,
    ISafetyCounts counts,
    SyncSafety safety,
    IImportLines imported,
    BatchSizes sizes,
    Caller caller,
    TimeProvider clock)
{
    private const int KeptTestModeDetails = 30;

    /// <summary>The sync at work, for whoever must note its failure.</summary>
    public Sync? Current { get; private set; }

    public async Task GoAsync(SyncLease lease, CancellationToken cancellationToken)
    {
        if (await BeginAsync(cancellationToken) is not { } sync)
        {
            return;
        }

        Current = sync;
        if (sync.Phase == SyncPhase.Planning)
        {
            await PlanAsync(sync, lease, cancellationToken);
        }

        var missed = sync.Phase == SyncPhase.Done ? 0 : await ApplyAsync(sync, lease, cancellationToken);
        await FinishAsync(sync, missed, cancellationToken);
        if (sync.TestMode)
        {
            await safety.NoteSettledAsync(cancellationToken);
            await reports.PruneTestModeDetailsAsync(KeptTestModeDetails, cancellationToken);
        }
    }

    /// <summary>Takes up the waiting sync, or the one that a killed process has left; null: it was skipped, or there is none.</summary>
    private async Task<Sync?> BeginAsync(CancellationToken cancellationToken)
    {
        var begun = await unitOfWork.RunAsync<Result<Begun>>(
            async token =>
            {
                var unfinished = await store.ListAsync(new UnfinishedSyncs(), token);
                var sync = unfinished.FirstOrDefault(candidate => candidate.Status == SyncStatus.Processing)
                    ?? unfinished.FirstOrDefault(candidate => candidate.Service != Sync.ServiceScim)
                    ?? (unfinished.Count > 0 ? unfinished[0] : null);
                if (sync is null || sync is { Status: SyncStatus.Processing, Phase: not SyncPhase.Planning })
                {
                    return new Begun(sync);
                }

                if (sync.Service != Sync.ServiceScim)
                {
                    sync.Status = SyncStatus.Processing;
                    sync.StartedAt ??= clock.GetUtcNow();
                    return new Begun(sync);
                }

                var settings = await store.SettingsAsync(caller, token);
                var state = await states.ReadAsync(token);
                sync.FromSeq = sync.Status == SyncStatus.Pending ? state.SyncedSeq : sync.FromSeq;
                sync.UpToSeq = state.FeedSeq;
                await states.TakenUpAsync(sync.UpToSeq, token);
                await safety.EndSilencesAsync(sync.FromSeq, sync.UpToSeq, token);
                sync.TestMode = settings.TestMode;
                sync.Scope = settings.TestMode ? SyncScope.Full : sync.Scope;
                if (!settings.Enabled)
                {
                    (sync.Status, sync.FinishedAt, sync.Reason, sync.Phase) = (SyncStatus.Skipped, clock.GetUtcNow(), SyncReasons.SwitchedOff, SyncPhase.Done);
                    return new Begun(null);
                }

                sync.Status = SyncStatus.Processing;
                sync.StartedAt ??= clock.GetUtcNow();
                return new Begun(sync);
            },
            cancellationToken);
        return begun.OrThrow().Sync;
    }

    private async Task PlanAsync(Sync sync, SyncLease lease, CancellationToken cancellationToken)
    {
        await reports.ClearAsync(sync.Id, cancellationToken);
        await using var reading = scopes.Open(caller.TenantId);
        var source = reading.ServiceProvider;
        var settings = await source.GetRequiredService<IStore>().SettingsAsync(caller, cancellationToken);
        var state = await source.GetRequiredService<ISyncStates>().ReadAsync(cancellationToken);
        var watch = await GuardWatch.BeginAsync(counts, settings, clock.GetUtcNow(), cancellationToken);
        var rows = new PlanWriting(unitOfWork, bulk, caller, clock, sync, watch, sizes);
        var order = new PlanOrder(sync.Scope, sync.FromSeq, sync.UpToSeq, state.AppliedSeq, settings);
        var plan = sync.Service switch
        {
            Sync.ServiceUndo => source.GetRequiredService<UndoPlan>().RowsAsync(sync, cancellationToken),
            Sync.ServiceCsv => source.GetRequiredService<ImportPlan>().RowsAsync(sync, cancellationToken),
            _ => source.GetRequiredService<PlanBuilder>().RowsAsync(order, cancellationToken),
        };
        await foreach (var page in plan)
        {
            foreach (var row in page)
            {
                await rows.AddAsync(row, cancellationToken);
            }

            await lease.KeepAsync(cancellationToken);
        }

        await rows.FlushAsync(cancellationToken);
        if (sync.Service == Sync.ServiceScim)
        {
            await safety.HoldAsync(sync, settings, watch, cancellationToken);
        }

        var tally = await reports.TallyAsync(sync.Id, cancellationToken);
        sync.Phase = sync.TestMode ? SyncPhase.Done : SyncPhase.Applying;
        await ChangeAsync(sync, stored => (stored.Tally, stored.Phase) = (tally, sync.Phase), cancellationToken);
    }

    private async Task<int> ApplyAsync(Sync sync, SyncLease lease, CancellationToken cancellationToken)
    {
        while (await applying.NextAsync(sync.Id, cancellationToken))
        {
            await lease.KeepAsync(cancellationToken);
        }

        await reports.ClearLinkedAsync(sync.Id, cancellationToken);
        return applying.Missed;
    }

    private async Task FinishAsync(Sync sync, int missed, CancellationToken cancellationToken)
    {
        var recovered = sync.FinishedAt is not null;
        var touched = await safety.AfterAsync(sync, cancellationToken);
        var tally = await reports.TallyAsync(sync.Id, cancellationToken);
        var settings = await store.SettingsAsync(caller, cancellationToken);
        var active = await roster.ActiveRosterUsersAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await ChangeAsync(
            sync,
            stored =>
            {
                stored.Tally = tally;
                stored.Warnings = [.. Seats.Warnings(settings.Seats, Seats.After(active, tally, applied: !stored.TestMode)), .. stored.Warnings.Where(IsOfPlanning)];
                (stored.Differences, stored.Load) = (touched.Differences, touched.Load);
                (stored.Status, stored.FinishedAt, stored.Phase) = (touched.Holds ? SyncStatus.Held : SyncStatus.Completed, now, SyncPhase.Done);
            },
            cancellationToken,
            async token =>
            {
                feed.Record(FeedKind.SyncFinished, sync.Id);
                if (!recovered && sync.Service == Sync.ServiceScim)
                {
                    await states.FinishedAsync(now, now - (sync.StartedAt ?? now), token);
                }

                if (!sync.TestMode && sync.Service == Sync.ServiceScim)
                {
                    await states.AppliedAsync(sync.UpToSeq, token);
                }

                if (sync.Service == Sync.ServiceCsv)
                {
                    await imported.DropAsync(sync.Id, token);
                }

                if (applying.OptOutsChanged)
                {
                    await requests.AskAsync(SyncScope.FullWithoutAbsence, forced: false, SyncReasons.OptOutsChanged, token);
                }

                if (missed > 0)
                {
                    await requests.AskAsync(SyncScope.FullWithoutAbsence, forced: false, SyncReasons.RosterMoved, token);
                }
            });
    }

    private static bool IsOfPlanning(string warning) => !warning.StartsWith(Seats.WarningStart, StringComparison.Ordinal);

    private async Task ChangeAsync(Sync sync, Action<Sync> change, CancellationToken cancellationToken, Func<CancellationToken, Task>? also = null)
    {
        (await unitOfWork.RunAsync<Result<Done>>(
            async token =>
            {
                var stored = await store.FindAsync<Sync>(sync.Id, token) ?? throw new InvalidOperationException("The sync is gone.");
                change(stored);
                if (also is not null)
                {
                    await also(token);
                }

                return default(Done);
            },
            cancellationToken)).OrThrow();
    }

    private sealed record Begun(Sync? Sync);
}

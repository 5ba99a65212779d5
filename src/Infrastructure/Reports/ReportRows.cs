using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Reports;

/// <summary>Deletes go in steps, each a transaction of its own, so that SCIM writes get in between (docs/decisions/0007); killed between two, the next call goes on.</summary>
internal sealed class ReportRows(ProvisioningDbContext database, SingleWrite write, TimeProvider clock) : IReportRows
{
    /// <summary>Rows that one step deletes.</summary>
    private const int Step = 500;

    /// <summary>The longest window that a guard may add up.</summary>
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(366);

    public Task ClearAsync(Guid syncId, CancellationToken cancellationToken) => DeleteAsync(RowsOf(syncId), cancellationToken);

    public Task ClearAfterAsync(Guid syncId, int ordinal, CancellationToken cancellationToken) =>
        DeleteAsync(RowsOf(syncId).Where(row => row.Ordinal > ordinal), cancellationToken);

    public async Task<ChangeTally> TallyAsync(Guid syncId, CancellationToken cancellationToken)
    {
        var counts = await RowsOf(syncId).GroupBy(row => new { row.Object, row.Action, row.Outcome })
            .Select(rows => new { rows.Key.Object, rows.Key.Action, rows.Key.Outcome, Count = rows.Count() }).ToListAsync(cancellationToken);
        var tally = new ChangeTally();
        foreach (var count in counts)
        {
            tally.Of(count.Object).Add(count.Action, count.Outcome, count.Count);
        }

        return tally;
    }

    public Task ClearLinkedAsync(Guid syncId, CancellationToken cancellationToken) =>
        DeleteAsync(RowsOf(syncId).Where(row => row.Action == ChangeAction.Linked), cancellationToken);

    public async Task PruneTestModeDetailsAsync(int keep, CancellationToken cancellationToken)
    {
        var older = await database.Syncs.AsNoTracking()
            .Where(sync => sync.TestMode && sync.DetailsKept).OrderByDescending(sync => sync.ReceivedAt).ThenByDescending(sync => sync.Id)
            .Skip(keep).Select(sync => new { sync.Id, sync.Status }).ToListAsync(cancellationToken);
        foreach (var sync in older.Where(sync => sync.Status is not (SyncStatus.Pending or SyncStatus.Processing)))
        {
            await DeleteAsync(RowsOf(sync.Id), cancellationToken);
            await write.RunAsync(
                () => database.Syncs.Where(row => row.Id == sync.Id).ExecuteUpdateAsync(row => row.SetProperty(report => report.DetailsKept, false), cancellationToken),
                cancellationToken);
        }
    }

    public async Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await database.Syncs.AsNoTracking()
            .Where(sync => sync.ReceivedAt < before && sync.Status != SyncStatus.Pending && sync.Status != SyncStatus.Processing)
            .OrderBy(sync => sync.ReceivedAt).Select(sync => sync.Id).ToListAsync(cancellationToken);
        foreach (var sync in old)
        {
            await DeleteAsync(RowsOf(sync), cancellationToken);
            await write.RunAsync(() => database.Syncs.Where(row => row.Id == sync).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }

        await PruneFeedAsync(before, cancellationToken);
        var left = clock.GetUtcNow() - LongestWindow;
        await write.RunAsync(() => database.Departures.Where(departure => departure.At < left).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<SyncChange>> NextAsync(Guid syncId, int afterOrdinal, int most, bool allowed, CancellationToken cancellationToken) =>
        await database.SyncChanges
            .Where(row => row.SyncId == syncId && row.Ordinal > afterOrdinal && (!allowed || row.Allowed))
            .OrderBy(row => row.Ordinal)
            .Take(most)
            .ToListAsync(cancellationToken);

    /// <summary>From the oldest entry on, as far as syncs and handlers have taken the feed up.</summary>
    private async Task PruneFeedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var synced = await database.SyncStates.Select(state => state.SyncedSeq).SingleAsync(cancellationToken);
        var told = await database.EventCursors.MinAsync(cursor => (long?)cursor.Seq, cancellationToken) ?? synced;
        synced = Math.Min(synced, told);
        while (await database.Feed.AsNoTracking().Where(entry => entry.Seq <= synced).OrderBy(entry => entry.Seq).Take(Step)
            .Select(entry => new { entry.Seq, entry.At }).ToListAsync(cancellationToken) is { Count: > 0 } oldest)
        {
            var upTo = oldest.TakeWhile(entry => entry.At < before).LastOrDefault()?.Seq;
            if (upTo is null)
            {
                return;
            }

            await write.RunAsync(() => database.Feed.Where(entry => entry.Seq <= upTo).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>From the first row to the last, so that rows once looked at are not looked at again.</summary>
    private async Task DeleteAsync(IQueryable<SyncChange> rows, CancellationToken cancellationToken)
    {
        var after = 0;
        while (await rows.Where(row => row.Ordinal > after).OrderBy(row => row.Ordinal).Select(row => row.Ordinal).Take(Step).ToListAsync(cancellationToken)
            is { Count: > 0 } next)
        {
            var upTo = next[^1];
            await write.RunAsync(() => rows.Where(row => row.Ordinal > after && row.Ordinal <= upTo).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            after = upTo;
        }
    }

    private IQueryable<SyncChange> RowsOf(Guid syncId) => database.SyncChanges.AsNoTracking().Where(row => row.SyncId == syncId);
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// A tenant's row in SyncStates: who writes for a tenant holds it until he commits, so that the numbers of the feed have no gaps and stand in the order of commits,
/// and concurrent writes to one group or user go one after another instead of failing (docs/decisions/0007).
/// </summary>
internal sealed class FeedNumbers(ProvisioningDbContext database, Caller caller, TimeProvider clock)
{
    /// <summary>Waits until no one else writes for the tenant. On SQLite the transaction itself is the lock.</summary>
    public Task HoldAsync(CancellationToken cancellationToken) => database.Database.IsSqlServer() && caller.HasTenant
        ? database.SyncStates.ExecuteUpdateAsync(row => row.SetProperty(state => state.FeedSeq, state => state.FeedSeq), cancellationToken)
        : Task.CompletedTask;

    /// <summary>Numbers the entries, and notes that a sync has something to do.</summary>
    public async Task AssignAsync(IReadOnlyList<FeedEntry> entries, bool arrivals, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var count = entries.Count;
        var rows = entries.Any(entry => entry.Kind != FeedKind.SyncFinished)
            ? await database.SyncStates.ExecuteUpdateAsync(
                row => row
                    .SetProperty(state => state.FeedSeq, state => state.FeedSeq + count)
                    .SetProperty(state => state.FirstWaitingAt, state => state.FirstWaitingAt ?? now)
                    .SetProperty(state => state.LastWriteAt, now)
                    .SetProperty(state => state.LastArrivalAt, state => arrivals ? now : state.LastArrivalAt),
                cancellationToken)
            : await database.SyncStates.ExecuteUpdateAsync(row => row.SetProperty(state => state.FeedSeq, state => state.FeedSeq + count), cancellationToken);
        if (rows != 1)
        {
            throw new InvalidOperationException("The tenant has no row in SyncStates.");
        }

        var last = await database.SyncStates.Select(state => state.FeedSeq).SingleAsync(cancellationToken);
        for (var i = 0; i < count; i++)
        {
            entries[i].Seq = last - count + 1 + i;
        }
    }
}

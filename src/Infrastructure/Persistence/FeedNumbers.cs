using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;
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
        var count = entries.Count;
        var asks = entries.Any(entry => entry.Kind != FeedKind.SyncFinished);
        var last = await database.Database.SqlQuery<long>(Take(count, asks, arrivals && asks)).ToListAsync(cancellationToken);
        if (last.Count != 1)
        {
            throw new InvalidOperationException("The tenant has no row in SyncStates.");
        }

        for (var i = 0; i < count; i++)
        {
            entries[i].Seq = last[0] - count + 1 + i;
        }
    }

    /// <summary>Takes the next numbers and answers the last of them, in one statement: every write of every tenant comes through here.</summary>
    private FormattableString Take(int count, bool asks, bool arrivals)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var (waiting, arrived) = (asks ? now : (long?)null, arrivals ? now : (long?)null);
        var tenant = IdBytes.ToBytes(caller.TenantId);
        return database.Database.IsSqlServer()
            ? (FormattableString)$"""
                UPDATE [SyncStates] SET [FeedSeq] = [FeedSeq] + {count}, [FirstWaitingAt] = COALESCE([FirstWaitingAt], {waiting}),
                    [LastWriteAt] = COALESCE({waiting}, [LastWriteAt]), [LastArrivalAt] = COALESCE({arrived}, [LastArrivalAt])
                OUTPUT inserted.[FeedSeq] AS [Value]
                WHERE [TenantId] = {tenant}
                """
            : $"""
                UPDATE "SyncStates" SET "FeedSeq" = "FeedSeq" + {count}, "FirstWaitingAt" = COALESCE("FirstWaitingAt", {waiting}),
                    "LastWriteAt" = COALESCE({waiting}, "LastWriteAt"), "LastArrivalAt" = COALESCE({arrived}, "LastArrivalAt")
                WHERE "TenantId" = {tenant}
                RETURNING "FeedSeq" AS "Value"
                """;
    }
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// Writes the feed and numbers it by the tenant's row in SyncStates: who writes for a tenant holds that row until he commits, so that the numbers have no gaps and stand in the
/// order of commits, and concurrent writes to one group or user go one after another instead of failing (docs/decisions/0007).
/// </summary>
internal sealed class FeedWriter(ProvisioningDbContext database, Caller caller, TimeProvider clock)
{
    /// <summary>SQL Server takes 2,100 parameters in one command, an entry has at most eight.</summary>
    private const int RowsPerCommand = 200;

    /// <summary>Waits until no one else writes for the tenant. On SQLite the transaction itself is the lock.</summary>
    public Task HoldAsync(CancellationToken cancellationToken) => database.Database.IsSqlServer() && caller.HasTenant
        ? database.SyncStates.ExecuteUpdateAsync(row => row.SetProperty(state => state.FeedSeq, state => state.FeedSeq), cancellationToken)
        : Task.CompletedTask;

    /// <summary>Writes the entries with the next numbers, and notes that a sync has something to do: as a rule one command, because every write of every tenant comes through here.</summary>
    public async Task WriteAsync(IReadOnlyList<FeedEntry> entries, bool arrivals, CancellationToken cancellationToken)
    {
        var waits = entries.Any(entry => entry.Kind != FeedKind.SyncFinished);
        var command = new FeedCommand(caller.TenantId);
        command.TakeNumbers(entries.Count, clock.GetUtcNow(), waits, arrivals);
        for (var later = entries.Count - 1; later >= 0; later--)
        {
            command.Insert(entries[entries.Count - 1 - later], later);
            if (later == 0 || command.Rows == RowsPerCommand)
            {
                await RunAsync(command, cancellationToken);
                command = new FeedCommand(caller.TenantId);
            }
        }
    }

    private async Task RunAsync(FeedCommand command, CancellationToken cancellationToken)
    {
        if (await database.Database.ExecuteSqlRawAsync(command.Text, command.Parameters, cancellationToken) != command.Rows)
        {
            throw new InvalidOperationException("The tenant has no row in SyncStates.");
        }
    }
}

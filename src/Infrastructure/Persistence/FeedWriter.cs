using System.Text;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// Writes the feed and numbers it by the tenant's row in SyncStates: who writes for a tenant holds that row until he commits, so that the numbers have no gaps and stand in the
/// order of commits, and concurrent writes to one group or user go one after another instead of failing (docs/decisions/0007).
/// </summary>
internal sealed class FeedWriter(ProvisioningDbContext database, DatabaseOptions options, Caller caller, TimeProvider clock)
{
    /// <summary>SQL Server takes 2,100 parameters in one command, an entry has at most eight.</summary>
    private const int RowsPerCommand = 200;

    /// <summary>Waits until no one else writes for the tenant. On SQLite the transaction itself is the lock.</summary>
    public Task HoldAsync(CancellationToken cancellationToken) => options.Provider == DatabaseProvider.SqlServer && caller.HasTenant
        ? database.SyncStates.ExecuteUpdateAsync(row => row.SetProperty(state => state.FeedSeq, state => state.FeedSeq), cancellationToken)
        : Task.CompletedTask;

    /// <summary>Writes the entries with the next numbers, and notes that a sync has something to do: as a rule in one command, because every write of every tenant comes through here.</summary>
    /// <param name="command">What goes to the database with the first of them; run here.</param>
    /// <param name="arrivals">Whether somebody is new in the directory, which a sync is always to come of.</param>
    public async Task WriteAsync(WriteCommand command, IReadOnlyList<FeedEntry> entries, bool arrivals, CancellationToken cancellationToken)
    {
        var tenant = command.Parameter(IdBytes.ToBytes(caller.TenantId));
        TakeNumbers(command, tenant, entries, arrivals);
        for (var later = entries.Count - 1; later >= 0; later--)
        {
            Insert(command, tenant, entries[entries.Count - 1 - later], later);
            if (later > 0 && command.Rows >= RowsPerCommand)
            {
                await command.RunAsync(cancellationToken);
                command = new WriteCommand(database);
                tenant = command.Parameter(IdBytes.ToBytes(caller.TenantId));
            }
        }

        await command.RunAsync(cancellationToken);
    }

    /// <summary>Moves the tenant's last number on.</summary>
    private void TakeNumbers(WriteCommand command, string tenant, IReadOnlyList<FeedEntry> entries, bool arrivals)
    {
        var text = command.Add().Append($"UPDATE \"SyncStates\" SET \"FeedSeq\" = \"FeedSeq\" + {command.Parameter(entries.Count)}");
        if (entries.Any(entry => entry.Kind != FeedKind.SyncFinished))
        {
            var now = command.Parameter(clock.GetUtcNow().UtcTicks);
            text.Append($", \"FirstWaitingAt\" = COALESCE(\"FirstWaitingAt\", {now}), \"LastWriteAt\" = {now}");
            text.Append(arrivals ? $", \"LastArrivalAt\" = {now}" : "");
        }

        text.Append($" WHERE \"TenantId\" = {tenant};\n");
    }

    /// <summary>Inserts an entry.</summary>
    /// <param name="later">How many entries of this write come after it: its number is the tenant's last less that.</param>
    private static void Insert(WriteCommand command, string tenant, FeedEntry entry, int later)
    {
        (string Column, object? Value)[] columns =
        [
            (nameof(FeedEntry.At), entry.At.UtcTicks),
            (nameof(FeedEntry.Kind), (int)entry.Kind),
            (nameof(FeedEntry.ObjectId), IdBytes.ToBytes(entry.ObjectId)),
            (nameof(FeedEntry.RequestId), entry.RequestId is { } request ? IdBytes.ToBytes(request) : null),
            (nameof(FeedEntry.Members), entry.Members),
            (nameof(FeedEntry.Values), entry.Values),
            (nameof(FeedEntry.Attributes), entry.Attributes),
        ];
        var values = new StringBuilder($"\"TenantId\", \"FeedSeq\" - {command.Parameter(later)}");
        var text = command.Add().Append("INSERT INTO \"Feed\" (\"TenantId\", \"Seq\"");
        foreach (var (column, value) in columns)
        {
            if (value is not null)
            {
                text.Append($", \"{column}\"");
                values.Append($", {command.Parameter(value)}");
            }
        }

        text.Append(") SELECT ").Append(values).Append($" FROM \"SyncStates\" WHERE \"TenantId\" = {tenant};\n");
    }
}

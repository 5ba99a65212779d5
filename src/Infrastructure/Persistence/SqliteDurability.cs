using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Every connection syncs at each commit: an acknowledged write survives a power cut. (Write-ahead logging stays with the file, see <see cref="DatabaseSetup"/>.)</summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL;";

    private SqliteDurability()
    {
    }

    public static SqliteDurability Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has no asynchronous calls.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}

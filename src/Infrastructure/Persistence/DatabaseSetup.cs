using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Brings the database to the newest schema at start.</summary>
public sealed class DatabaseSetup(ProvisioningDbContext database, DatabaseOptions options)
{
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await PrepareFileAsync(cancellationToken);
        }

        await database.Database.MigrateAsync(cancellationToken);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await SqliteStatistics.SetAsync(database, cancellationToken);
        }
    }

    private async Task PrepareFileAsync(CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { Length: > 0 } folder)
        {
            System.IO.Directory.CreateDirectory(folder);
        }

        await database.Database.OpenConnectionAsync(cancellationToken);
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);

        // A process killed while it migrated leaves its lock behind, for which every later start would wait for ever. No other process can be using the file.
        var locked = await database.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancellationToken);
        if (locked > 0)
        {
            await database.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\";", cancellationToken);
        }

        await database.Database.CloseConnectionAsync();
    }
}

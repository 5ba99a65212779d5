using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>Points a context at its database, at run time and for the design-time tools alike.</summary>
public static class DatabaseOptionsBuilder
{
    /// <summary>SQL Server 2019: what Azure SQL and Babelfish understand too.</summary>
    private const int CompatibilityLevel = 150;

    /// <summary>Seconds that a statement waits for a lock, or runs: below the patience of every client.</summary>
    private const int CommandTimeout = 20;

    public static DbContextOptionsBuilder UseProvisioningDatabase(this DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        var migrations = $"Ksat.Provisioning.Migrations.{options.Provider}";
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            return builder.UseSqlServer(options.ConnectionString, sqlServer =>
            {
                sqlServer.MigrationsAssembly(migrations).CommandTimeout(CommandTimeout).UseCompatibilityLevel(CompatibilityLevel);
                if (options.MaxBatchSize is { } size)
                {
                    sqlServer.MaxBatchSize(size);
                }
            });
        }

        return builder
            .UseSqlite(SqliteConnectionString(options.ConnectionString), sqlite => sqlite.MigrationsAssembly(migrations).CommandTimeout(CommandTimeout))
            .AddInterceptors(SqliteDurability.Instance);
    }

    private static string SqliteConnectionString(string given) =>
        new SqliteConnectionStringBuilder(given) { ForeignKeys = true }.ToString();
}

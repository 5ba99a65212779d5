using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Testing;

/// <summary>A SQLite database of its own in the temporary folder, gone when disposed. It is a copy of one that was migrated once for the whole run.</summary>
public sealed class SqliteFile : ITestDatabase
{
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    private readonly string folder = Directory.CreateTempSubdirectory("ksat-provisioning-").FullName;

    public SqliteFile() => File.WriteAllBytes(Path, Migrated.Value);

    public string Path => System.IO.Path.Combine(folder, "provisioning.db");

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path }.ToString();

    public DatabaseOptions Options => new() { Provider = DatabaseProvider.Sqlite, ConnectionString = ConnectionString };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();

        // A host is disposed of more than once.
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Migrate()
    {
        var folder = Directory.CreateTempSubdirectory("ksat-provisioning-");
        try
        {
            var file = System.IO.Path.Combine(folder.FullName, "template.db");
            var options = new DbContextOptionsBuilder<ProvisioningDbContext>();
            var settings = new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={file};Pooling=False" };
            options.UseProvisioningDatabase(settings);
            using (var database = new ProvisioningDbContext(options.Options))
            {
                new DatabaseSetup(database, settings).MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
            }

            return File.ReadAllBytes(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

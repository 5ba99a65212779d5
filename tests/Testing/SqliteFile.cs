using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Testing;

/// <summary>A SQLite database of its own in the temporary folder, gone when disposed.</summary>
public sealed class SqliteFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ksat-provisioning-").FullName;

    public string Path => System.IO.Path.Combine(folder, "provisioning.db");

    public string ConnectionString => $"Data Source={Path}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

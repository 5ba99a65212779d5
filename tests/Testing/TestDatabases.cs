using Ksat.Provisioning.Infrastructure.Persistence;

namespace Ksat.Provisioning.Testing;

/// <summary>A database of a test's own.</summary>
public interface ITestDatabase : IDisposable
{
    DatabaseOptions Options { get; }
}

/// <summary>Where tests have their databases from.</summary>
public static class TestDatabases
{
    /// <summary>SQLite files, unless a test project runs the same tests elsewhere.</summary>
    public static Func<ITestDatabase> Make { get; set; } = () => new SqliteFile();
}

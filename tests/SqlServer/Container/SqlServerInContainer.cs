using DotNet.Testcontainers.Builders;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Testing;
using Microsoft.Data.SqlClient;
using Testcontainers.MsSql;

// The namespace of the tests that run on it: NUnit takes a set-up fixture for all tests of its namespace.
namespace Ksat.Provisioning.Infrastructure.Tests;

/// <summary>Runs the tests of the store on a SQL Server in a container; where there is no Docker they are left out, loudly.</summary>
[SetUpFixture]
public sealed class SqlServerInContainer
{
    private const string Image = "mcr.microsoft.com/mssql/server:2019-latest";

    private MsSqlContainer? container;
    private int databases;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        try
        {
            container = new MsSqlBuilder(Image).Build();
        }
        catch (DockerUnavailableException exception)
        {
            Assert.Ignore($"LEFT OUT: the store's tests on SQL Server need Docker, which isn't here. {exception.Message}");
        }

        await container!.StartAsync();
        TestDatabases.Make = () => new DatabaseInContainer(container.GetConnectionString(), Interlocked.Increment(ref databases));
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (container is not null)
        {
            await container.DisposeAsync();
        }
    }

    /// <summary>Made by the migrations; it goes with the container.</summary>
    private sealed class DatabaseInContainer(string server, int number) : ITestDatabase
    {
        public DatabaseOptions Options { get; } = new()
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = $"provisioning{number}" }.ToString(),
        };

        public void Dispose()
        {
        }
    }
}

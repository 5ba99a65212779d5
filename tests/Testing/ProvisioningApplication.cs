using Ksat.Provisioning.Application;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ksat.Provisioning.Testing;

/// <summary>The application on a real database (a SQLite file, see <see cref="TestDatabases"/>), without the web: handlers, ports and store as they run in production, on a clock that the test moves.</summary>
public sealed class ProvisioningApplication : IAsyncDisposable
{
    private readonly ITestDatabase database;
    private readonly ServiceProvider services;

    private ProvisioningApplication(ITestDatabase database, ServiceProvider services, FakeTimeProvider clock)
    {
        this.database = database;
        this.services = services;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => services;

    /// <param name="extend">Puts further services in, or replaces some.</param>
    public static async Task<ProvisioningApplication> StartAsync(Action<IServiceCollection>? extend = null)
    {
        var database = TestDatabases.Make();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var collection = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddProvisioningApplication()
            .AddProvisioningInfrastructure(database.Options);
        extend?.Invoke(collection);
        var services = collection.BuildServiceProvider(validateScopes: true);
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        }

        return new ProvisioningApplication(database, services, clock);
    }

    public Task<TestTenant> AddTenantAsync(string name = "Acme", Domain.Tenants.TenantSettings? settings = null) => TestTenant.AddAsync(services, name, settings);

    /// <summary>Runs something as the tenant, in a scope of its own.</summary>
    public async Task<T> AsAsync<T>(TestTenant tenant, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Identify(tenant.Id);
        return await work(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        database.Dispose();
    }
}

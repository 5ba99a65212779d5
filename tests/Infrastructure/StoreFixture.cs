using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Tests;

/// <summary>A database with two tenants, for tests of what works on it: whatever is done as the one must leave the other alone.</summary>
public abstract class StoreFixture
{
    protected ProvisioningApplication Application { get; private set; } = null!;

    protected TestTenant Tenant { get; private set; } = null!;

    protected TestTenant Other { get; private set; } = null!;

    [SetUp]
    public async Task StartAsync()
    {
        Application = await ProvisioningApplication.StartAsync(Extend);
        Tenant = await Application.AddTenantAsync("Acme");
        Other = await Application.AddTenantAsync("Globex");
    }

    [TearDown]
    public async Task StopAsync() => await Application.DisposeAsync();

    protected virtual void Extend(IServiceCollection services) => services.AddSingleton<ISyncSignal, NobodyWakes>().AddSingleton(new RosterAddressOptions(UniqueAcrossTenants: true));

    /// <summary>Asks a port, as the tenant.</summary>
    protected Task<T> AskAsync<TPort, T>(Func<TPort, Task<T>> question, TestTenant? tenant = null)
        where TPort : notnull =>
        Application.AsAsync(tenant ?? Tenant, services => question(services.GetRequiredService<TPort>()));

    /// <summary>Works with a port in one unit of work, as the tenant.</summary>
    protected Task<T> DoAsync<TPort, T>(Func<TPort, Task<T>> work, TestTenant? tenant = null)
        where TPort : notnull =>
        Application.AsAsync(tenant ?? Tenant, async services =>
        {
            var result = await services.GetRequiredService<IUnitOfWork>()
                .RunAsync<Result<T>>(async _ => await work(services.GetRequiredService<TPort>()), CancellationToken.None);
            return result.Value;
        });

    protected Task StoreAsync(params object[] entities) => StoreAsync(Tenant, entities);

    protected Task StoreAsync(TestTenant tenant, params object[] entities) =>
        Application.AsAsync(tenant, async services =>
        {
            var database = services.GetRequiredService<ProvisioningDbContext>();
            database.AddRange(entities);
            return await database.SaveChangesAsync();
        });

    /// <summary>All rows of a kind that the tenant sees.</summary>
    protected Task<List<T>> RowsAsync<T>(TestTenant? tenant = null)
        where T : class =>
        AskAsync<IStore, List<T>>(async store => [.. await Task.FromResult(store.Rows<T>().ToList())], tenant);

    private sealed class NobodyWakes : ISyncSignal
    {
        public void Wake(Guid tenantId, bool atOnce = false)
        {
        }
    }
}

using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Testing;

/// <summary>A tenant with its secrets, made past the front door.</summary>
public sealed record TestTenant(Guid Id, string Name, string ScimToken, string ConsoleKey)
{
    public static async Task<TestTenant> AddAsync(IServiceProvider services, string name = "Acme", TenantSettings? settings = null)
    {
        await using var scope = services.CreateAsyncScope();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var database = scope.ServiceProvider.GetRequiredService<ProvisioningDbContext>();
        var now = clock.GetUtcNow();
        var made = new TestTenant(Ids.New(clock), name, AccessKey.NewSecret(), AccessKey.NewSecret());
        var tenant = Tenant.Start(made.Id, name, now);
        if (settings is not null)
        {
            tenant.Change(settings);
        }

        database.Add(tenant);
        database.Add(new SyncState { TenantId = made.Id });
        database.Add(AccessKey.Issue(Ids.New(clock), made.Id, AccessKind.Scim, made.ScimToken, now));
        database.Add(AccessKey.Issue(Ids.New(clock), made.Id, AccessKind.Console, made.ConsoleKey, now));
        await database.SaveChangesAsync();
        return made;
    }
}

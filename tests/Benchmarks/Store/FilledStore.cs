using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Benchmarks.Store;

/// <summary>A tenant of so many users, on directory and roster, half of them in one group.</summary>
internal sealed class FilledStore : IAsyncDisposable
{
    private FilledStore(ProvisioningApplication application, TestTenant tenant, IReadOnlyList<Guid> users, Guid group) =>
        (Application, Tenant, Users, Group) = (application, tenant, users, group);

    public ProvisioningApplication Application { get; }

    public TestTenant Tenant { get; }

    public IReadOnlyList<Guid> Users { get; }

    public Guid Group { get; }

    public static string NameOf(int user) => $"person{user}@acme.example";

    public static string DocumentOf(int user) =>
        $$"""{"userName":"{{NameOf(user)}}","externalId":"00u{{user}}","name":{"givenName":"Person","familyName":"Number {{user}}"},"displayName":"Person Number {{user}}","title":"Engineer","active":true,"emails":[{"value":"{{NameOf(user)}}","type":"work","primary":true}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Department {{user % 50}}","employeeNumber":"{{user}}" } }""";

    public static async Task<FilledStore> MakeAsync(int count, TenantSettings? settings = null)
    {
        var application = await ProvisioningApplication.StartAsync();
        var tenant = await application.AddTenantAsync(settings: settings);
        var now = application.Clock.GetUtcNow();
        var users = new List<DirectoryUser>(count);
        for (var i = 0; i < count; i++)
        {
            application.Clock.Advance(TimeSpan.FromMilliseconds(1));
            var user = new DirectoryUser { TenantId = tenant.Id, Id = Ids.New(application.Clock), CreatedAt = now };
            user.Write(new DirectoryUserContent(NameOf(i), $"00u{i}", $"Person Number {i}", true, null, [NameOf(i)], DocumentOf(i), DocumentOf(i), ""), now);
            users.Add(user);
        }

        var group = DirectoryGroup.Create(tenant.Id, Ids.New(application.Clock), "Everybody", null, now);
        var rosterGroup = new RosterGroup
        {
            TenantId = tenant.Id,
            Id = Ids.New(application.Clock),
            Name = "Everybody",
            NameKey = "EVERYBODY",
            Managed = true,
            DirectoryGroupId = group.Id,
            CreatedAt = now,
        };
        var people = users.Select((user, i) => PersonOf(application, user, i)).ToList();
        await application.AsAsync(tenant, async services =>
        {
            var unit = services.GetRequiredService<IUnitOfWork>();
            return await unit.RunAsync<Result<Done>>(
                async token =>
                {
                    var bulk = services.GetRequiredService<IBulk>();
                    services.GetRequiredService<IStore>().Add(group);
                    services.GetRequiredService<IStore>().Add(rosterGroup);
                    await bulk.FlushAsync(token);
                    await bulk.InsertAsync(users, token);
                    await bulk.InsertAsync(users.SelectMany(user => user.Emails).ToList(), token);
                    await bulk.InsertAsync(people, token);
                    await bulk.InsertAsync(users.Take(count / 2).Select(user => new DirectoryMember { TenantId = tenant.Id, GroupId = group.Id, UserId = user.Id }).ToList(), token);
                    await bulk.InsertAsync(
                        people.Take(count / 2).Select(person => new RosterMembership { TenantId = tenant.Id, GroupId = rosterGroup.Id, UserId = person.Id, Managed = true }).ToList(), token);
                    return default(Done);
                },
                default);
        });
        await application.AsAsync(tenant, services => services.GetRequiredService<ProvisioningDbContext>().Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)"));
        return new FilledStore(application, tenant, [.. users.Select(user => user.Id)], group.Id);
    }

    /// <summary>One request: a scope of its own, as the tenant.</summary>
    public Task<T> AskAsync<TPort, T>(Func<TPort, Task<T>> question)
        where TPort : notnull =>
        Application.AsAsync(Tenant, services => question(services.GetRequiredService<TPort>()));

    public Task SendAsync<T>(ICommand<T> command) => AskAsync<ISender, T>(async sender => (await sender.SendAsync(command, default)).Value);

    public Task SendAsync<T>(IQuery<T> query) => AskAsync<ISender, T>(async sender => (await sender.SendAsync(query, default)).Value);

    public ValueTask DisposeAsync() => Application.DisposeAsync();

    private static RosterUser PersonOf(ProvisioningApplication application, DirectoryUser user, int number)
    {
        application.Clock.Advance(TimeSpan.FromMilliseconds(1));
        return new RosterUser
        {
            TenantId = user.TenantId,
            Id = Ids.New(application.Clock),
            Email = user.UserName,
            EmailKey = user.UserNameKey,
            FirstName = "Person",
            LastName = $"Number {number}",
            Department = $"Department {number % 50}",
            EmployeeNumber = $"{number}",
            JobTitle = "Engineer",
            DirectoryUserId = user.Id,
            LinkedExternalId = user.ExternalId,
            CreatedAt = user.CreatedAt,
        };
    }
}

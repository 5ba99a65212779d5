using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Tests.Persistence;

public sealed class UnitOfWorkTests
{
    private ProvisioningApplication application = null!;
    private TestTenant acme = null!;

    [SetUp]
    public async Task StartAsync()
    {
        application = await ProvisioningApplication.StartAsync();
        acme = await application.AddTenantAsync();
    }

    [TearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [Test]
    public async Task A_commit_writes_the_group_and_one_numbered_feed_entry()
    {
        (await AddGroupAsync(acme, "Sales")).IsFault.ShouldBeFalse();

        (await FeedAsync(acme)).Select(entry => (entry.Seq, entry.Kind)).ShouldBe([(1, FeedKind.GroupCreated)]);
        var state = await ReadAsync(acme, database => database.SyncStates.SingleAsync());
        state.FeedSeq.ShouldBe(1);
        state.FirstWaitingAt.ShouldBe(application.Clock.GetUtcNow());
    }

    [Test]
    public async Task A_fault_leaves_nothing_behind()
    {
        var result = await InUnitAsync(acme, (store, feed) =>
        {
            var group = NewGroup(acme, "Sales");
            store.Add(group);
            feed.Record(FeedKind.GroupCreated, group.Id);
            return Task.FromResult<Result<Guid>>(Fault.Conflict("No."));
        });

        result.Fault!.Kind.ShouldBe(FaultKind.Conflict);
        (await ReadAsync(acme, database => database.DirectoryGroups.CountAsync())).ShouldBe(0);
        (await FeedAsync(acme)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_name_that_differs_in_letter_case_only_is_a_duplicate()
    {
        await AddGroupAsync(acme, "Straße");

        var second = await AddGroupAsync(acme, "STRAßE");

        second.Fault!.Kind.ShouldBe(FaultKind.Uniqueness);
        second.Fault.Attribute.ShouldBe("displayName");
        (await FeedAsync(acme)).Count.ShouldBe(1);
    }

    [Test]
    public async Task Concurrent_writers_leave_a_feed_without_gaps()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => AddGroupAsync(acme, $"Group {i}"))));

        results.ShouldAllBe(result => !result.IsFault);
        (await FeedAsync(acme)).Select(entry => entry.Seq).ShouldBe(Enumerable.Range(1, 40).Select(i => (long)i));
    }

    [Test]
    public async Task Each_tenant_has_its_own_numbers_names_and_rows()
    {
        var globex = await application.AddTenantAsync("Globex");
        await AddGroupAsync(acme, "Sales");
        await AddGroupAsync(acme, "Tools");

        (await AddGroupAsync(globex, "Sales")).IsFault.ShouldBeFalse();

        (await FeedAsync(globex)).Select(entry => entry.Seq).ShouldBe([1]);
        (await ReadAsync(globex, database => database.DirectoryGroups.Select(group => group.DisplayName).ToListAsync())).ShouldBe(["Sales"]);
    }

    [Test]
    public async Task Without_a_tenant_nothing_is_seen()
    {
        await AddGroupAsync(acme, "Sales");
        await using var scope = application.Services.CreateAsyncScope();

        (await scope.ServiceProvider.GetRequiredService<ProvisioningDbContext>().DirectoryGroups.CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task Acknowledged_commits_are_synced_to_the_disk()
    {
        var synchronous = await ReadAsync(acme, database => database.Database.SqlQuery<int>($"SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
        var journal = await ReadAsync(acme, database => database.Database.SqlQuery<string>($"SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());

        (synchronous, journal).ShouldBe((2, "wal"));
    }

    private DirectoryGroup NewGroup(TestTenant tenant, string name) =>
        DirectoryGroup.Create(tenant.Id, Ids.New(application.Clock), name, null, application.Clock.GetUtcNow());

    private Task<Result<Guid>> AddGroupAsync(TestTenant tenant, string name) => InUnitAsync(tenant, (store, feed) =>
    {
        var group = NewGroup(tenant, name);
        store.Add(group);
        feed.Record(FeedKind.GroupCreated, group.Id);
        return Task.FromResult<Result<Guid>>(group.Id);
    });

    private Task<Result<Guid>> InUnitAsync(TestTenant tenant, Func<IStore, IChangeFeed, Task<Result<Guid>>> work) => application.AsAsync(tenant, services =>
        services.GetRequiredService<IUnitOfWork>().RunAsync(
            _ => work(services.GetRequiredService<IStore>(), services.GetRequiredService<IChangeFeed>()), CancellationToken.None));

    private Task<T> ReadAsync<T>(TestTenant tenant, Func<ProvisioningDbContext, Task<T>> read) =>
        application.AsAsync(tenant, services => read(services.GetRequiredService<ProvisioningDbContext>()));

    private Task<List<FeedEntry>> FeedAsync(TestTenant tenant) => ReadAsync(tenant, database => database.Feed.OrderBy(entry => entry.Seq).ToListAsync());
}

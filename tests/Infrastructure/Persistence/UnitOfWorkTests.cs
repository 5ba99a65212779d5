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
    public async Task Many_entries_of_one_commit_are_numbered_in_their_order()
    {
        const int Many = 450;
        await AddGroupAsync(acme, "Sales");
        var ids = Enumerable.Range(0, Many).Select(_ => Ids.New(application.Clock)).ToList();

        var result = await InUnitAsync(acme, (_, feed) =>
        {
            ids.ForEach(id => feed.Record(FeedKind.UserChanged, id, [id], values: ["A"], attributes: ["title", "active"]));
            return Task.FromResult<Result<Guid>>(ids[0]);
        });

        result.Fault.ShouldBeNull();
        var written = (await FeedAsync(acme)).Skip(1).ToList();
        written.Select(entry => (entry.Seq, entry.ObjectId)).ShouldBe(ids.Select((id, at) => (at + 2L, id)));
        written.ShouldAllBe(entry => entry.Values == "[\"A\"]" && entry.Attributes == "title, active" && FeedEntry.Unpack(entry.Members).Single() == entry.ObjectId);
        (await ReadAsync(acme, database => database.SyncStates.SingleAsync())).FeedSeq.ShouldBe(Many + 1);
    }

    [Test]
    public async Task One_changed_row_is_written_with_what_changed_and_nothing_else()
    {
        var id = (await AddGroupAsync(acme, "Sales")).Value;
        var later = application.Clock.GetUtcNow().AddHours(1);

        var result = await ChangeAsync(id, async (group, database) =>
        {
            await database.DirectoryGroups.ExecuteUpdateAsync(row => row.SetProperty(one => one.ExternalId, "from elsewhere"));
            group.Touch(later);
        });

        result.Fault.ShouldBeNull();
        var stored = await ReadAsync(acme, database => database.DirectoryGroups.SingleAsync());
        (stored.LastModified, stored.Version, stored.ExternalId, stored.DisplayName).ShouldBe((later, 2, "from elsewhere", "Sales"));
    }

    [Test]
    public async Task A_row_that_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        var id = (await AddGroupAsync(acme, "Sales")).Value;

        var writing = ChangeAsync(id, async (group, database) =>
        {
            await database.DirectoryGroups.ExecuteUpdateAsync(row => row.SetProperty(one => one.Version, one => one.Version + 1));
            group.Touch(application.Clock.GetUtcNow());
        });

        // It is tried again after a pause, in vain.
        while (!writing.IsCompleted)
        {
            application.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await writing).Fault!.Kind.ShouldBe(FaultKind.Unavailable);
        (await ReadAsync(acme, database => database.DirectoryGroups.SingleAsync())).Version.ShouldBe(1);
    }

    [Test]
    public async Task A_row_that_takes_another_ones_name_is_refused()
    {
        await AddGroupAsync(acme, "Sales");
        var id = (await AddGroupAsync(acme, "Tools")).Value;

        var result = await ChangeAsync(id, (group, _) => Task.FromResult(group.Rename("SALES")));

        (result.Fault!.Kind, result.Fault.Attribute).ShouldBe((FaultKind.Uniqueness, "displayName"));
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

    private Task<Result<Guid>> ChangeAsync(Guid id, Func<DirectoryGroup, ProvisioningDbContext, Task> change) => application.AsAsync(acme, services =>
        services.GetRequiredService<IUnitOfWork>().RunAsync<Result<Guid>>(
            async _ =>
            {
                var group = await services.GetRequiredService<IStore>().FindAsync<DirectoryGroup>(id, CancellationToken.None);
                await change(group!, services.GetRequiredService<ProvisioningDbContext>());
                return id;
            },
            CancellationToken.None));

    private Task<Result<Guid>> InUnitAsync(TestTenant tenant, Func<IStore, IChangeFeed, Task<Result<Guid>>> work) => application.AsAsync(tenant, services =>
        services.GetRequiredService<IUnitOfWork>().RunAsync(
            _ => work(services.GetRequiredService<IStore>(), services.GetRequiredService<IChangeFeed>()), CancellationToken.None));

    private Task<T> ReadAsync<T>(TestTenant tenant, Func<ProvisioningDbContext, Task<T>> read) =>
        application.AsAsync(tenant, services => read(services.GetRequiredService<ProvisioningDbContext>()));

    private Task<List<FeedEntry>> FeedAsync(TestTenant tenant) => ReadAsync(tenant, database => database.Feed.OrderBy(entry => entry.Seq).ToListAsync());
}

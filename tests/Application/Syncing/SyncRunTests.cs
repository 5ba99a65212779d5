using System.Text;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Application.Tests.Syncing;

[TestFixture]
public sealed class SyncRunTests
{
    private readonly KillSwitch killer = new();
    private ProvisioningApplication application = null!;
    private SyncWorld world = null!;
    private int worlds;

    [OneTimeSetUp]
    public async Task StartAsync() => application = await SyncWorld.StartAsync(killer.Install, batch: 2);

    [OneTimeTearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [SetUp]
    public async Task BeginAsync() => world = await SyncWorld.BeginAsync(application, $"w{worlds++}");

    [Test]
    public async Task Requests_wait_together_as_one_pending_sync_until_it_is_quiet()
    {
        await world.CreateUserAsync("anna");
        var due = await world.RunDueAsync();
        await world.CreateUserAsync("ben");
        (await world.RunDueAsync())!.Value.ShouldBeGreaterThan(due!.Value);

        var waiting = (await world.ReportsAsync()).ShouldHaveSingleItem();
        waiting.Status.ShouldBe(SyncStatus.Pending);
        application.Clock.Advance(TimeSpan.FromSeconds(11));
        (await world.RunDueAsync()).ShouldBeNull();

        var report = await world.ReportAsync(waiting.Id);
        (report.Status, report.Tally.Users.Created, report.Scope).ShouldBe((SyncStatus.Completed, 2, SyncScope.Changes));
        (await world.RosterAsync()).Count.ShouldBe(2);
    }

    [Test]
    public async Task A_write_that_changes_nothing_leaves_a_report_with_zeros()
    {
        var anna = await world.CreateUserAsync("anna");
        await world.SyncAsync(full: true);
        await world.SetActiveAsync(anna, true);
        await world.RunDueAsync();
        application.Clock.Advance(TimeSpan.FromSeconds(11));

        await world.RunDueAsync();

        var report = (await world.ReportsAsync())[^1];
        (report.Status, report.Tally).ShouldBe((SyncStatus.Completed, new ChangeTally()));
    }

    [Test]
    public async Task Force_joins_the_sync_that_waits_and_widens_it()
    {
        await world.CreateUserAsync("anna");
        await world.RunDueAsync();
        var waiting = (await world.ReportsAsync()).Single();

        (await world.ForceAsync(full: false)).ShouldBe(waiting.Id);
        (await world.ForceAsync(full: true)).ShouldBe(waiting.Id);
        await world.RunDueAsync();

        var report = (await world.ReportsAsync()).ShouldHaveSingleItem();
        (report.Status, report.Scope, report.ReceivedAt).ShouldBe((SyncStatus.Completed, SyncScope.Full, waiting.ReceivedAt));
    }

    [Test]
    public async Task What_arrives_while_a_sync_runs_brings_about_another()
    {
        await world.CreateUserAsync("anna");
        var id = await world.ForceAsync(full: false);
        await Should.ThrowAsync<OperationCanceledException>(() => world.RunDueAsync(killer.ArmedAfter(3)));
        killer.Disarm();
        await world.CreateUserAsync("ben");

        (await world.RunDueAsync()).ShouldNotBeNull("ben waits for the quiet period");
        (await world.ReportAsync(id)).Tally.Users.Created.ShouldBe(1);
        application.Clock.Advance(TimeSpan.FromSeconds(11));
        await world.RunDueAsync();

        (await world.ReportsAsync())[^1].Tally.Users.Created.ShouldBe(1);
        (await world.RosterAsync()).Count.ShouldBe(2);
    }

    [Test]
    public async Task A_Test_Mode_sync_is_one_while_it_waits_and_when_it_is_skipped()
    {
        await world.ChangeSettingsAsync(settings => settings with { TestMode = true });
        await world.CreateUserAsync("anna");
        var id = await world.ForceAsync(full: false);
        (await world.ReportAsync(id)).TestMode.ShouldBeTrue();
        await world.ChangeSettingsAsync(settings => settings with { Enabled = false });

        await world.RunDueAsync();

        var skipped = await world.ReportAsync(id);
        (skipped.Status, skipped.TestMode, skipped.Scope).ShouldBe((SyncStatus.Skipped, true, SyncScope.Full));
    }

    [Test]
    public async Task Switched_off_meanwhile_a_sync_is_skipped()
    {
        await world.CreateUserAsync("anna");
        var id = await world.ForceAsync(full: true);
        await world.ChangeSettingsAsync(settings => settings with { Enabled = false });

        await world.RunDueAsync();

        (await world.ReportAsync(id)).Status.ShouldBe(SyncStatus.Skipped);
        (await world.RosterAsync()).ShouldBeEmpty();
        (await world.TryAsync(new ForceSync(true))).Fault!.Kind.ShouldBe(FaultKind.Conflict);
    }

    [TestCase(2)]
    [TestCase(4)]
    [TestCase(5)]
    public async Task A_fault_fails_the_sync_which_is_tried_again_and_loses_nothing(int commits)
    {
        foreach (var name in new[] { "anna", "ben", "cleo", "dora" })
        {
            await world.CreateUserAsync(name);
        }

        var id = await world.ForceAsync(full: false);
        killer.FailAfter(commits);
        var next = await world.RunDueAsync();

        var failed = await world.ReportAsync(id);
        failed.Status.ShouldBe(SyncStatus.Failed);
        failed.Reason.ShouldContain("InvalidOperationException");
        failed.Tally.Users.Created.ShouldBe((await world.RosterAsync()).Count, "the report tells what was applied");
        next!.Value.ShouldBeGreaterThan(application.Clock.GetUtcNow().AddMinutes(1));

        application.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.RunDueAsync();
        (await world.ReportsAsync())[^1].Status.ShouldBe(SyncStatus.Completed);
        (await world.RosterAsync()).Count.ShouldBe(4);
    }

    [Test]
    public async Task While_another_process_syncs_the_tenant_this_one_keeps_away()
    {
        await world.CreateUserAsync("anna");
        await world.ForceAsync(full: false);
        await world.AskAsync((ISyncStates states) => states.TryLeaseAsync("other", application.Clock.GetUtcNow().AddMinutes(1), default));

        (await world.RunDueAsync()).ShouldNotBeNull();
        (await world.RosterAsync()).ShouldBeEmpty();

        application.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.RunDueAsync();
        (await world.RosterAsync()).Count.ShouldBe(1, "the lease has run out");
    }

    [Test]
    public async Task In_test_mode_every_sync_is_full_and_the_roster_stays()
    {
        await world.ChangeSettingsAsync(settings => settings with { TestMode = true });
        await world.CreateUserAsync("anna");
        await world.AddToRosterAsync("stranger");

        var report = await world.SyncAsync(full: false);

        (report.TestMode, report.Scope, report.Tally.Users.Created, report.Tally.Users.Held).ShouldBe((true, SyncScope.Full, 1, 1));
        (await world.RosterAsync()).Count.ShouldBe(1);
    }

    [Test]
    public async Task Of_test_mode_reports_only_the_newest_thirty_keep_their_rows()
    {
        await world.ChangeSettingsAsync(settings => settings with { TestMode = true });
        await world.CreateUserAsync("anna");
        var first = await world.SyncAsync(full: true);
        for (var i = 0; i < 30; i++)
        {
            await world.SyncAsync(full: true);
        }

        var pruned = await world.ReportAsync(first.Id);
        (pruned.DetailsKept, pruned.Tally.Users.Created).ShouldBe((false, 1));
        (await world.RowsAsync(first.Id)).ShouldBeEmpty();
        (await world.ReportsAsync()).Count(report => report.DetailsKept).ShouldBe(30);
    }

    [Test]
    public async Task Old_reports_are_dropped()
    {
        await world.CreateUserAsync("anna");
        await world.SyncAsync(full: true);
        application.Clock.Advance(TimeSpan.FromDays(401));
        await world.SyncAsync(full: true);

        await ((Retention)application.Services.GetService(typeof(Retention))!).PruneAsync(world.TenantId, default);

        (await world.ReportsAsync()).Count.ShouldBe(1);
    }

    [Test]
    public async Task Going_over_the_seats_is_a_warning()
    {
        await world.ChangeSettingsAsync(settings => settings with { Seats = 1 });
        await world.CreateUserAsync("anna");
        await world.CreateUserAsync("ben");

        (await world.SyncAsync(full: false)).Warnings.ShouldBe(["over the seats: 2 active users, 1 seats"]);
    }

    [Test]
    public async Task A_managers_new_address_reaches_his_people_in_the_same_sync()
    {
        var boss = await world.CreateUserAsync("boss", ""","externalId":"00u1" """);
        await world.CreateUserAsync("anna", ""","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"00u1"}}""");
        await world.SyncAsync(full: false);
        await world.RenameUserAsync(boss, "chief");

        var sync = await world.SyncAsync(full: false);

        (await world.RowTextsAsync(sync.Id)).ShouldContain(row => row.Contains("managerEmail", StringComparison.Ordinal));
        (await world.RosterAsync())[0].ShouldContain($"manager {world.Address("chief")}");
        var rows = await world.RowsAsync(sync.Id);
        rows.Count.ShouldBe(2);
        rows.Select(row => row.Requests.ShouldHaveSingleItem()).Distinct().ShouldHaveSingleItem("his request brought both rows about");
    }

    [TestCase(true, TestName = "A field cleared since the last live sync is emptied, though a PUT has left it out meanwhile")]
    [TestCase(false, TestName = "A field whose clearing has come to the roster is left alone by a PUT that leaves it out")]
    public async Task A_clear_comes_to_the_roster_once(bool putComesFirst)
    {
        var anna = await world.CreateUserAsync("anna", ""","title":"Boss" """);
        await world.SyncAsync(full: false);
        await world.PatchUserAsync(anna, "title", "\"\"");
        if (!putComesFirst)
        {
            await world.SyncAsync(full: false);
        }

        await world.SendAsync(Put(anna));
        await world.ChangeRosterAsync("anna", user => user.JobTitle = "edited");
        await world.SyncAsync(full: true);

        var title = await world.DatabaseAsync(database => database.RosterUsers.Select(user => user.JobTitle).SingleAsync());
        title.ShouldBe(putComesFirst ? null : "edited");
    }

    [Test]
    public async Task Who_waits_for_the_address_of_a_deleted_user_gets_it_in_the_sync_of_the_deletion()
    {
        var former = await world.CreateUserAsync("anna", ""","externalId":"00u1" """);
        await world.SyncAsync(full: false);
        await world.RenameUserAsync(former, "anna.former");
        await world.SetActiveAsync(former, false);
        await world.SyncAsync(full: false);
        await world.CreateUserAsync("anna", ""","externalId":"00u2" """);
        (await world.SyncAsync(full: false)).Tally.Users.Failed.ShouldBe(1, "the archived console user is still the former one's");

        await world.DeleteUserAsync(former);
        var sync = await world.SyncAsync(full: false);

        var row = (await world.RowsAsync(sync.Id)).ShouldHaveSingleItem();
        (row.Action, row.Outcome).ShouldBe((ChangeAction.Restored, ChangeOutcome.Successful));
        row.Warnings.ShouldHaveSingleItem().ShouldContain("another account of the identity provider");
    }

    [Test]
    public async Task A_member_who_arrives_later_is_applied_then()
    {
        await world.CreateGroupAsync("Sales");
        var group = await world.CreateGroupAsync("Team");
        await world.AddMembersAsync(group, "00u7");
        var sync = await world.SyncAsync(full: false);
        (sync.Tally.Memberships.Failed, sync.Tally.Memberships.Created).ShouldBe((1, 1));

        await world.CreateUserAsync("anna", ""","externalId":"00u7" """);
        await world.SyncAsync(full: false);

        (await world.RosterAsync()).ShouldContain($"membership Team {world.Address("anna")} Active");
    }

    private ReplaceUser Put(Guid id) => new(
        id,
        ResourceBody.Read(Encoding.UTF8.GetBytes($$"""{"userName":"{{world.Address("anna")}}"}"""), SchemaTable.Default.Users, BodyLimits.Default).Value,
        Precondition.None);
}

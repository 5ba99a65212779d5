using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Application.Tests.Syncing;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Application.Tests.Safety;

[TestFixture]
public sealed class GuardTests
{
    private ProvisioningApplication application = null!;
    private SyncWorld world = null!;
    private int worlds;

    [OneTimeSetUp]
    public async Task StartAsync() => application = await SyncWorld.StartAsync(batch: 500);

    [OneTimeTearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [SetUp]
    public async Task BeginAsync() => world = await SyncWorld.BeginAsync(application, $"w{worlds++}");

    [Test]
    public async Task Too_many_archives_are_held_and_everything_else_is_applied()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(21));
        await world.PatchUserAsync(people[50], "title", "\"Boss\"");

        var sync = await world.SyncAsync(full: false);

        (sync.Status, sync.Tally.Users.Held, sync.Tally.Users.Archived, sync.Tally.Users.Changed).ShouldBe((SyncStatus.Held, 21, 0, 1));
        (await world.RowsAsync(sync.Id)).Where(row => row.Action == ChangeAction.Held)
            .ShouldAllBe(row => row.HeldAs == ChangeAction.Archived && row.HeldBecause!.StartsWith("21 of 100"));
        (await ArchivedAsync()).ShouldBe(0);
    }

    [Test]
    public async Task Preview_and_test_mode_say_that_they_would_be_held()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(21));

        var preview = await world.PreviewAsync();
        await world.ChangeSettingsAsync(settings => settings with { TestMode = true });
        var report = await world.SyncAsync(full: true);

        preview.Count(row => row.StartsWith("Users Held Archived", StringComparison.Ordinal)).ShouldBe(21);
        (report.Status, report.Tally.Users.Held).ShouldBe((SyncStatus.Completed, 21));
        (await world.RowTextsAsync(report.Id)).ShouldBe(preview);
    }

    [Test]
    public async Task A_drip_over_several_syncs_is_caught()
    {
        var people = await world.ProvisionedAsync(100);
        var statuses = new List<SyncStatus>();
        foreach (var some in people.Take(25).Chunk(5))
        {
            await world.DeactivateAsync(some);
            statuses.Add((await world.SyncAsync(full: false)).Status);
        }

        statuses.ShouldBe([SyncStatus.Completed, SyncStatus.Completed, SyncStatus.Completed, SyncStatus.Completed, SyncStatus.Held]);
        (await ArchivedAsync()).ShouldBe(20);

        application.Clock.Advance(TimeSpan.FromHours(25));
        await world.SetActiveAsync(people[24], true);
        await world.SetActiveAsync(people[24], false);
        (await world.SyncAsync(full: false)).Tally.Users.Archived.ShouldBe(1, "the window has moved on");
    }

    [Test]
    public async Task Allowed_rows_move_to_their_action_in_the_same_report()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(30));
        var sync = await world.SyncAsync(full: false);

        await world.SendAsync(new AllowHeld(sync.Id));
        await world.RunDueAsync();

        var report = await world.ReportAsync(sync.Id);
        (report.Status, report.Tally.Users.Held, report.Tally.Users.Archived).ShouldBe((SyncStatus.Completed, 0, 30));
        (await ArchivedAsync()).ShouldBe(30);
        (await world.ReportsAsync()).Count.ShouldBe(1);
        (await world.TryAsync(new AllowHeld(sync.Id))).Fault!.Kind.ShouldBe(FaultKind.Conflict, "there is nothing left to allow");
    }

    [Test]
    public async Task Allowing_is_refused_when_someone_has_come_back()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(30));
        var sync = await world.SyncAsync(full: false);
        await world.SetActiveAsync(people[3], true);

        var refused = await world.TryAsync(new AllowHeld(sync.Id));

        refused.Fault!.Kind.ShouldBe(FaultKind.Conflict);
        refused.Fault.Detail.ShouldContain(world.Address("u3"));
        (await ArchivedAsync()).ShouldBe(0);
    }

    [Test]
    public async Task Rejected_rows_stay_quiet_until_the_identity_provider_changes_their_user()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(30));
        var sync = await world.SyncAsync(full: false);

        await world.SendAsync(new RejectHeld(sync.Id));

        (await world.ReportAsync(sync.Id)).Status.ShouldBe(SyncStatus.Completed);
        (await world.RowsAsync(sync.Id)).ShouldAllBe(row => row.Outcome == ChangeOutcome.Rejected);
        (await world.ReportAsync(sync.Id)).Tally.Users.Held.ShouldBe(30, "counts and rows of a report are the same; the status tells that none waits");
        (await world.PreviewAsync()).ShouldBeEmpty();
        (await world.RowsAsync((await world.SyncAsync(full: true)).Id)).ShouldBeEmpty();

        await world.PatchUserAsync(people[4], "title", "\"x\"");
        (await world.PreviewAsync()).Count.ShouldBe(1, "the change ends the silence, also in a preview");
        (await world.SyncAsync(full: false)).Tally.Users.Archived.ShouldBe(1);
        (await ArchivedAsync()).ShouldBe(1);
    }

    [Test]
    public async Task A_newer_sync_takes_held_rows_over()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(30));
        var older = await world.SyncAsync(full: false);

        var newer = await world.SyncAsync(full: true);

        (newer.Status, newer.Tally.Users.Held).ShouldBe((SyncStatus.Held, 30));
        var left = await world.ReportAsync(older.Id);
        (left.Status, left.Tally.Users.Held).ShouldBe((SyncStatus.Completed, 0));
    }

    [Test]
    public async Task A_newer_sync_that_applies_held_rows_leaves_the_older_report_without_them()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(30));
        var older = await world.SyncAsync(full: false);
        await world.ChangeSettingsAsync(settings => settings with { ArchiveGuard = settings.ArchiveGuard with { Percent = 50 } });

        var newer = await world.SyncAsync(full: true);

        (newer.Status, newer.Tally.Users.Archived).ShouldBe((SyncStatus.Completed, 30));
        var left = await world.ReportAsync(older.Id);
        (left.Status, left.Tally.Users.Held).ShouldBe((SyncStatus.Completed, 0));
    }

    [Test]
    public async Task A_full_sync_leaves_older_reports_without_the_held_rows_that_hold_no_longer()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(30));
        var older = await world.SyncAsync(full: false);
        await world.SetActiveAsync(people[3], true);

        var newer = await world.SyncAsync(full: true);

        (newer.Status, newer.Tally.Users.Held).ShouldBe((SyncStatus.Held, 29));
        var left = await world.ReportAsync(older.Id);
        (left.Status, left.Tally.Users.Held).ShouldBe((SyncStatus.Completed, 0));
    }

    [Test]
    public async Task A_report_of_which_no_held_row_holds_any_more_waits_for_nobody()
    {
        var people = await world.ProvisionedAsync(100);
        await world.DeactivateAsync(people.Take(30));
        var older = await world.SyncAsync(full: false);
        foreach (var person in people.Take(29))
        {
            await world.SetActiveAsync(person, true);
        }

        await world.SyncAsync(full: false);
        (await world.ReportAsync(older.Id)).Tally.Users.Held.ShouldBe(30, "one still holds, and an admin is told what has moved when he allows the rest");

        await world.SetActiveAsync(people[29], true);
        await world.SyncAsync(full: false);
        var left = await world.ReportAsync(older.Id);
        (left.Status, left.Tally.Users.Held).ShouldBe((SyncStatus.Completed, 0));
    }

    [Test]
    public async Task A_large_group_that_is_emptied_keeps_its_members()
    {
        var people = await world.ProvisionedAsync(120);
        var group = await world.CreateGroupAsync("Sales", [.. people]);
        var other = await world.CreateGroupAsync("Few", people[0], people[1]);
        await world.SyncAsync(full: false);

        await world.ReplaceMembersAsync(group);
        await world.ReplaceMembersAsync(other);
        await world.RenameGroupAsync(group, "Sellers");
        var sync = await world.SyncAsync(full: false);

        (sync.Status, sync.Tally.Memberships.Held, sync.Tally.Memberships.Archived, sync.Tally.Groups.Changed).ShouldBe((SyncStatus.Held, 120, 2, 1));
        (await world.RowsAsync(sync.Id)).First(row => row.Action == ChangeAction.Held).HeldBecause!.ShouldStartWith("120 of 120 members");
    }

    [Test]
    public async Task Archiving_a_large_group_counts_as_removing_all_of_its_members()
    {
        var people = await world.ProvisionedAsync(120);
        var (large, small) = (await world.CreateGroupAsync("Sales", [.. people]), await world.CreateGroupAsync("Few", people[0]));
        await world.SyncAsync(full: false);
        await world.DeleteGroupAsync(large);
        await world.DeleteGroupAsync(small);

        var sync = await world.SyncAsync(full: false);

        (sync.Tally.Groups.Held, sync.Tally.Groups.Archived).ShouldBe((1, 1));
    }

    [Test]
    public async Task Until_the_first_load_has_settled_nobody_is_archived_who_was_never_in_the_directory()
    {
        await world.ProvisionedAsync(3);
        await world.AddToRosterAsync("stranger");

        var sync = await world.SyncAsync(full: true);

        (sync.Status, sync.Tally.Users.Held).ShouldBe((SyncStatus.Held, 1));
        (await world.RowsAsync(sync.Id)).Single().HeldBecause.ShouldBe(Domain.Safety.Settling.Unsettled);
    }

    private Task<int> ArchivedAsync() => world.DatabaseAsync(database => database.RosterUsers.CountAsync(user => user.Status == RosterStatus.Archived));
}

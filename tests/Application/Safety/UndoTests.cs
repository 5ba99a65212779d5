using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Application.Tests.Syncing;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Application.Tests.Safety;

[TestFixture]
public sealed class UndoTests
{
    private ProvisioningApplication application = null!;
    private SyncWorld world = null!;
    private int worlds;

    [OneTimeSetUp]
    public async Task StartAsync() => application = await SyncWorld.StartAsync(batch: 4);

    [OneTimeTearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [SetUp]
    public async Task BeginAsync() => world = await SyncWorld.BeginAsync(application, $"w{worlds++}");

    [Test]
    public async Task Undo_puts_back_fields_statuses_groups_and_memberships()
    {
        var (anna, ben, cleo) = (await world.CreateUserAsync("anna", """,  "title":"a" """), await world.CreateUserAsync("ben"), await world.CreateUserAsync("cleo"));
        var (sales, old) = (await world.CreateGroupAsync("Sales", anna, ben), await world.CreateGroupAsync("Old", cleo));
        await world.SyncAsync(full: false);
        var before = await world.RosterAsync();

        await world.PatchUserAsync(anna, "title", "\"b\"");
        await world.RenameUserAsync(anna, "between");
        await world.RenameUserAsync(ben, "anna");
        await world.RenameUserAsync(anna, "ben");
        await world.SetActiveAsync(cleo, false);
        await world.RenameGroupAsync(sales, "Sellers");
        await world.DeleteGroupAsync(old);
        await world.RemoveMemberAsync(sales, ben.ToString());
        var sync = await world.SyncAsync(full: false);
        sync.Tally.Users.Changed.ShouldBe(2);

        var undo = await UndoAsync(sync.Id);

        (undo.Service, undo.Status, undo.Tally.Issues).ShouldBe((Sync.ServiceUndo, SyncStatus.Completed, 0));
        Without(await world.RosterAsync()).ShouldBe(Without(before));
        (await world.PreviewAsync()).ShouldBeEmpty("what was undone stays so");

        await world.PatchUserAsync(anna, "title", "\"c\"");
        (await world.PreviewAsync()).ShouldHaveSingleItem();
    }

    [Test]
    public async Task Undo_of_an_undo_brings_it_all_back()
    {
        var anna = await world.CreateUserAsync("anna");
        await world.CreateGroupAsync("Sales", anna);
        var sync = await world.SyncAsync(full: false);
        var after = await world.RosterAsync();

        var undo = await UndoAsync(sync.Id);
        (undo.Tally.Users.Archived, undo.Tally.Groups.Archived, undo.Tally.Memberships.Archived).ShouldBe((1, 1, 1));
        await UndoAsync(undo.Id);

        (await world.RosterAsync()).ShouldBe(after);
        (await world.PreviewAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task Where_later_changes_stand_in_the_way_it_names_them_and_does_the_rest_only_if_asked()
    {
        var (anna, ben) = (await world.CreateUserAsync("anna", """,  "title":"a" """), await world.CreateUserAsync("ben", """,  "title":"a" """));
        await world.SyncAsync(full: false);
        await world.PatchUserAsync(anna, "title", "\"b\"");
        await world.PatchUserAsync(ben, "title", "\"b\"");
        var sync = await world.SyncAsync(full: false);
        await world.ChangeRosterAsync("anna", user => user.JobTitle = "edited");

        var refused = await TryAsync(sync.Id);
        refused.Fault!.Kind.ShouldBe(FaultKind.Conflict);
        refused.Fault.Detail.ShouldContain("jobTitle is now \"edited\"");

        var undo = await UndoAsync(sync.Id, partial: true);
        (undo.Tally.Users.Changed, undo.Tally.Issues).ShouldBe((2, 1));
        (await TitlesAsync()).ShouldBe(["edited", "a"]);
    }

    [Test]
    public async Task One_user_can_be_put_back_alone()
    {
        var (anna, ben) = (await world.CreateUserAsync("anna", """,  "title":"a" """), await world.CreateUserAsync("ben", """,  "title":"a" """));
        await world.SyncAsync(full: false);
        await world.PatchUserAsync(anna, "title", "\"b\"");
        await world.PatchUserAsync(ben, "title", "\"b\"");
        var sync = await world.SyncAsync(full: false);
        var user = (await world.RowsAsync(sync.Id)).Single(row => row.DirectoryId == anna).UserId;

        await UndoAsync(sync.Id, user);

        (await TitlesAsync()).ShouldBe(["a", "b"]);
    }

    [Test]
    public async Task A_test_mode_sync_has_nothing_to_undo()
    {
        await world.ChangeSettingsAsync(settings => settings with { TestMode = true });
        var sync = await world.SyncAsync(full: true);

        (await TryAsync(sync.Id)).Fault!.Kind.ShouldBe(FaultKind.Conflict);
    }

    [Test]
    public async Task Nobody_opted_out_since_is_touched()
    {
        await world.CreateUserAsync("anna");
        var sync = await world.SyncAsync(full: false);
        await world.ChangeRosterAsync("anna", user => user.ProvisioningManaged = false);

        var undo = await UndoAsync(sync.Id);

        undo.Tally.Users.Protected.ShouldBe(1);
        (await world.DatabaseAsync(database => database.RosterUsers.SingleAsync())).Status.ShouldBe(RosterStatus.Active);
    }

    private async Task<Sync> UndoAsync(Guid syncId, Guid? user = null, bool partial = false)
    {
        var id = await TryAsync(syncId, user, partial);
        id.Fault.ShouldBeNull();
        await world.RunDueAsync();
        return await world.ReportAsync(id.Value);
    }

    private Task<Result<Guid>> TryAsync(Guid syncId, Guid? user = null, bool partial = false) =>
        world.AskAsync((Undoing undoing) => undoing.UndoAsync(syncId, user, partial, CancellationToken.None));

    private Task<List<string?>> TitlesAsync() => world.DatabaseAsync(database => database.RosterUsers.OrderBy(user => user.EmailKey).Select(user => user.JobTitle).ToListAsync());

    /// <summary>The names in links are the directory's, which an undo leaves alone.</summary>
    private static IEnumerable<string> Without(IReadOnlyList<string> roster) => roster.Select(line => line.Split(" link ")[0]);
}

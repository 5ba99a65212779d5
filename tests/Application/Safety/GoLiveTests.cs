using System.Text.Json;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Application.Tests.Syncing;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Testing;

namespace Ksat.Provisioning.Application.Tests.Safety;

[TestFixture]
public sealed class GoLiveTests
{
    private ProvisioningApplication application = null!;
    private SyncWorld world = null!;
    private int worlds;

    [OneTimeSetUp]
    public async Task StartAsync() => application = await SyncWorld.StartAsync(batch: 500);

    [OneTimeTearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [SetUp]
    public async Task BeginAsync() => world = await SyncWorld.BeginAsync(application, $"w{worlds++}", new TenantSettings());

    [Test]
    public async Task The_gate_tells_what_going_live_would_do()
    {
        await world.CreateUserAsync("new");
        await world.AddToRosterAsync("stranger");
        await world.SyncAsync(full: false);
        await world.SyncAsync(full: false);

        var gate = await world.QueryAsync(new GetGoLive());

        (gate.Settled, gate.Archives, gate.SeatsAfter, gate.Plan.Created, gate.Plan.Held).ShouldBe((false, 1, 1, 1, 1));
        gate.Trend.Select(point => point.Changes).ShouldBe([0, null]);
        gate.Reasons.ShouldContain("2 reports since Test Mode was turned on; at least 4 are needed.");
    }

    [Test]
    public async Task The_gate_tells_how_the_load_goes()
    {
        await world.AddToRosterAsync("known");
        await world.AddToRosterAsync("stranger");
        await world.CreateUserAsync("known");
        await world.SyncAsync(full: false);
        var user = await world.CreateUserAsync("new");
        var group = await world.CreateGroupAsync("Sales", user);
        await world.RemoveMemberAsync(group, user.ToString());
        await world.SyncAsync(full: false);

        var reasons = (await world.QueryAsync(new GetGoLive())).Reasons;

        reasons.ShouldContain("1 of 2 active console users (50 %) is in the directory, says the newest report.");
        reasons.ShouldContain(reason => reason.StartsWith("New users from one report to the next, newest first: 1; "));
        reasons.ShouldContain("1 group changed its members before the newest report, and may still be growing.");
        reasons.ShouldContain("The identity provider has not read the list of all users (an import) since Test Mode was turned on.");
    }

    [Test]
    public async Task Going_live_takes_the_right_number_and_lets_exactly_these_archives_pass()
    {
        await world.CreateUserAsync("new");
        await world.AddToRosterAsync("stranger");

        (await GoAsync(0)).Fault!.Detail.ShouldContain("would archive 1 user now");
        var gone = await GoAsync(1);
        gone.Fault.ShouldBeNull();
        await world.RunDueAsync();

        var sync = await world.ReportAsync(gone.Value);
        (sync.Status, sync.TestMode, sync.Scope, sync.Tally.Users.Archived, sync.Tally.Users.Created).ShouldBe((SyncStatus.Completed, false, SyncScope.Full, 1, 1));
        (await GoAsync(0)).Fault!.Kind.ShouldBe(FaultKind.Conflict, "it is live already");
    }

    [Test]
    public async Task Who_was_not_confirmed_is_held()
    {
        await world.CreateUserAsync("new");
        await world.AddToRosterAsync("stranger");
        var gone = await GoAsync(1);
        await world.AddToRosterAsync("another");

        await world.RunDueAsync();

        (await world.ReportAsync(gone.Value)).Tally.Users.Held.ShouldBe(2);
    }

    [Test]
    public async Task A_plain_change_of_settings_turns_test_mode_off_only_when_the_gate_is_open()
    {
        await world.CreateUserAsync("new");
        (await TestModeAsync(false)).Fault!.Kind.ShouldBe(FaultKind.Conflict);

        await SettleAsync();
        await world.AddToRosterAsync("stranger");
        (await TestModeAsync(false)).Fault!.Detail.ShouldContain("would archive 1 user.");

        await world.ChangeRosterAsync("stranger", user => user.ProvisioningManaged = false);
        (await TestModeAsync(false)).Fault.ShouldBeNull();
        await world.RunDueAsync();
        var sync = (await world.ReportsAsync())[^1];
        (sync.TestMode, sync.Scope, sync.Tally.Users.Created).ShouldBe((false, SyncScope.Full, 1));
    }

    [Test]
    public async Task A_first_load_settles_by_itself_and_stays_settled_until_test_mode_is_turned_on_again()
    {
        await world.CreateUserAsync("new");
        await SettleAsync();
        (await world.ReportsAsync()).Count.ShouldBeInRange(4, 6);

        await world.CreateUserAsync("newer");
        (await world.QueryAsync(new GetGoLive())).Settled.ShouldBeTrue();

        (await TestModeAsync(false)).Fault.ShouldBeNull();
        await world.RunDueAsync();
        (await TestModeAsync(true)).Fault.ShouldBeNull();
        (await world.QueryAsync(new GetGoLive())).Settled.ShouldBeFalse();
    }

    /// <summary>Reports go on by themselves when the identity provider is quiet.</summary>
    private async Task SettleAsync()
    {
        for (var round = 0; round < 10 && !(await world.QueryAsync(new GetGoLive())).Settled; round++)
        {
            if (await world.RunDueAsync() is { } next && next > application.Clock.GetUtcNow())
            {
                application.Clock.Advance(next - application.Clock.GetUtcNow());
            }
        }

        (await world.QueryAsync(new GetGoLive())).Settled.ShouldBeTrue();
    }

    private Task<Result<Guid>> GoAsync(int archives) => world.AskAsync((GoingLive live) => live.GoAsync(archives, CancellationToken.None));

    private Task<Result<SettingsView>> TestModeAsync(bool on)
    {
        using var body = JsonDocument.Parse(on ? """{"testMode":true}""" : """{"testMode":false}""");
        return world.AskAsync((ChangingSettings changing) => changing.ChangeAsync(SettingsPatch.Read(body.RootElement, ""), CancellationToken.None));
    }
}

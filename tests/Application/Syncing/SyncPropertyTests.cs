using System.Linq.Expressions;
using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Application.Tests.Syncing;

/// <summary>What holds of syncs whatever has happened before. A failure prints its seed: <c>KSAT_SEED=1,2</c> in the environment runs it again.</summary>
[TestFixture]
internal sealed class SyncPropertyTests
{
    private static readonly string? Replay = Environment.GetEnvironmentVariable("KSAT_SEED");

    private readonly KillSwitch killer = new();
    private ProvisioningApplication application = null!;
    private int worlds;

    [OneTimeSetUp]
    public async Task StartAsync() => application = await SyncWorld.StartAsync(killer.Install, batch: 2);

    [OneTimeTearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [Test]
    public void A_preview_lists_the_rows_of_a_full_live_sync_on_the_same_state() => Check(12, History.Of(50, admin: true), async steps =>
    {
        var world = await LivedAsync(steps);

        var preview = await world.PreviewAsync();
        var sync = await world.SyncAsync(full: true);

        (await world.RowTextsAsync(sync.Id)).ShouldBe(preview);
    });

    [Test]
    public void A_test_mode_report_lists_the_same_rows_and_changes_nothing() => Check(6, History.Of(50, admin: true), async steps =>
    {
        var world = await LivedAsync(steps);
        await world.ChangeSettingsAsync(settings => settings with { TestMode = true });
        var (preview, before) = (await world.PreviewAsync(), await world.RosterAsync());

        var sync = await world.SyncAsync(full: false);

        (await world.RowTextsAsync(sync.Id)).ShouldBe(preview);
        (await world.RosterAsync()).ShouldBe(before);
    });

    [Test]
    public void A_second_full_sync_changes_nothing() => Check(8, History.Of(50, admin: true), async steps =>
    {
        var world = await LivedAsync(steps);
        await world.SyncAsync(full: true);
        var roster = await world.RosterAsync();

        var second = await world.SyncAsync(full: true);

        (await world.RosterAsync()).ShouldBe(roster);
        (await world.RowsAsync(second.Id)).ShouldAllBe(row => row.Outcome == ChangeOutcome.Failed || row.Action == ChangeAction.Protected || row.Action == ChangeAction.Held);
    });

    [Test]
    public void From_a_settled_state_a_follow_up_does_what_a_full_sync_does() => Check(
        15,
        (from before in History.Of(30, admin: false).Generator from after in History.Of(25, admin: false).Generator select (before, after)).ToArbitrary(),
        async steps =>
        {
            var (followed, full) = (await BeginAsync(), await BeginAsync());
            var (followedHistory, fullHistory) = (new History(followed), new History(full));
            foreach (var (world, history) in new[] { (followed, followedHistory), (full, fullHistory) })
            {
                await history.LiveAsync(steps.before);
                await world.SyncAsync(full: true);
            }

            if ((await followed.PreviewAsync()).Count > 0)
            {
                return;
            }

            await followedHistory.LiveAsync(steps.after);
            await fullHistory.LiveAsync(steps.after);
            await followed.SyncAsync(full: false);
            await full.SyncAsync(full: true);

            WithoutDomain(await followed.RosterAsync(), followed).ShouldBe(WithoutDomain(await full.RosterAsync(), full));
        });

    [Test]
    public void Killed_at_any_batch_and_resumed_roster_and_report_come_out_the_same() => Check(3, History.Of(50, admin: true), async steps =>
    {
        var undisturbed = await LivedAsync(steps);
        var expected = await undisturbed.SyncAsync(full: true);

        var killed = await LivedAsync(steps);
        var id = await killed.ForceAsync(full: true);
        for (var commits = 1; (await killed.ReportAsync(id)).IsUnfinished; commits++)
        {
            try
            {
                await killed.RunDueAsync(killer.ArmedAfter(commits));
            }
            catch (OperationCanceledException)
            {
                // Goes on below, in the next round.
            }
            finally
            {
                killer.Disarm();
            }
        }

        var report = await killed.ReportAsync(id);
        (await killed.ReportsAsync()).Count.ShouldBe(2);
        report.Status.ShouldBe(expected.Status);
        report.Tally.ShouldBe(expected.Tally);
        WithoutDomain(await killed.RosterAsync(), killed).ShouldBe(WithoutDomain(await undisturbed.RosterAsync(), undisturbed));
        WithoutDomain(await killed.RowTextsAsync(id), killed).ShouldBe(WithoutDomain(await undisturbed.RowTextsAsync(expected.Id), undisturbed));
    });

    [Test]
    public void Nobody_opted_out_or_admin_is_ever_archived() => Check(8, History.Of(60, admin: true), async steps =>
    {
        var world = await BeginAsync();
        var history = new History(world);
        foreach (var part in steps.Chunk(8))
        {
            await history.LiveAsync(part);
            var (optedOut, admins) = (await ActiveAsync(world, user => !user.ProvisioningManaged), await ActiveAsync(world, user => user.ProvisioningManaged && user.Admin));
            var sync = await world.SyncAsync(full: part[0].One % 2 == 0);

            (await ActiveAsync(world, user => !user.ProvisioningManaged)).ShouldBe(optedOut, "a sync restores none of them either");
            admins.ShouldBeSubsetOf(await ActiveAsync(world, user => user.ProvisioningManaged && user.Admin), "an archived one may be restored");
            (await world.RowsAsync(sync.Id)).Where(row => row is { Object: ChangeObject.Users, Action: ChangeAction.Archived })
                .Select(row => row.UserId!.Value).ShouldNotContain(id => optedOut.Contains(id) || admins.Contains(id));
        }
    });

    private static Task<List<Guid>> ActiveAsync(SyncWorld world, Expression<Func<RosterUser, bool>> of) => world.DatabaseAsync(database =>
        database.RosterUsers.Where(of).Where(user => user.Status == RosterStatus.Active).OrderBy(user => user.Id).Select(user => user.Id).ToListAsync());

    private static IReadOnlyList<string> WithoutDomain(IReadOnlyList<string> texts, SyncWorld world) =>
        [.. texts.Select(text => text.Replace(world.MailDomain, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private async Task<SyncWorld> LivedAsync(Step[] steps)
    {
        var world = await BeginAsync();
        var history = new History(world);
        await history.LiveAsync(steps.Take(steps.Length / 2));
        await world.SyncAsync(full: steps.Length % 2 == 0);
        await history.LiveAsync(steps.Skip(steps.Length / 2));
        return world;
    }

    private Task<SyncWorld> BeginAsync() => SyncWorld.BeginAsync(application, $"w{worlds++}");

    private static void Check<T>(int cases, Arbitrary<T> arbitrary, Func<T, Task> property)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases);
        if (Replay is { } seed)
        {
            var numbers = seed.Split(',').Select(ulong.Parse).ToArray();
            config = config.WithReplay(numbers[0], numbers[1]);
        }

        Prop.ForAll(arbitrary, value => property(value).GetAwaiter().GetResult()).Check(config);
    }
}

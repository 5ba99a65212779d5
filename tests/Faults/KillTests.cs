using System.Text.Json.Nodes;
using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Console;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Statistics;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.Faults.Tests;

/// <summary>
/// The process is killed again and again. What it acknowledged is there when it comes back, its reports tell each change once, and the roster
/// ends as what was acknowledged says.
/// </summary>
[TestFixture]
[NonParallelizable]
internal sealed class KillTests
{
    /// <summary>Of each kind; fewer can be asked for on a busy machine.</summary>
    private static readonly int Rounds = TestContext.Parameters.Get("Rounds", 13);

    private const int Actors = 4;

    private static readonly Dictionary<string, string> EagerSyncs = new()
    {
        ["Sync__QuietPeriod"] = "00:00:00.300",
        ["Sync__MaxDelay"] = "00:00:01",
    };

    private static readonly Dictionary<string, string> SyncsOnDemand = new()
    {
        ["Sync__QuietPeriod"] = "00:10:00",
        ["Sync__MaxDelay"] = "01:00:00",
    };

    [Test]
    public async Task Killed_under_load_it_has_every_acknowledged_write_when_it_comes_back()
    {
        var dice = Dice();
        using var server = new ServerProcess(EagerSyncs);
        var writes = await GoLiveAsync(server, users: 240, dice);
        for (var round = 1; round <= Rounds; round++)
        {
            using var client = server.Client();
            var complaints = writes.Connect(server, client);
            await LoadUntilKilledAsync(server, writes, dice);
            complaints.All.Where(complaint => complaint.Answer != "nothing").ShouldBeEmpty($"round {round}");
            await ComeBackAsync(server, writes, round);
        }

        await AgreeAsync(server, writes.Organisation);
    }

    [Test]
    public async Task Killed_during_a_live_sync_it_finishes_it_with_one_report()
    {
        var dice = Dice();
        using var server = new ServerProcess(SyncsOnDemand);
        var writes = await GoLiveAsync(server, users: 200, dice);
        for (var round = 1; round <= Rounds; round++)
        {
            using (var client = server.Client())
            {
                writes.Connect(server, client).All.ShouldBeEmpty();
                await Parallel.ForEachAsync(Shares(writes.Organisation), async (share, token) =>
                {
                    var own = new Random(share[0].OktaId.Length + round);
                    foreach (var person in share.Where((person, index) => person.ScimId is null || index % 3 == round % 3))
                    {
                        (await writes.OneAsync(person, own, token)).ShouldBeTrue();
                    }
                });
                await Console(server, client).StartSyncAsync(CancellationToken.None);
                await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(600)), TimeProvider.System);
                await server.KillAsync();
            }

            await ComeBackAsync(server, writes, round);
        }

        await AgreeAsync(server, writes.Organisation);
    }

    /// <summary>People come and go by the dice here: no guard may take that for an accident.</summary>
    private static JsonObject NoGuards() => new()
    {
        ["archiveGuard"] = new JsonObject { ["percent"] = 100 },
        ["membershipGuard"] = new JsonObject { ["percent"] = 100 },
    };

    private static Random Dice()
    {
        var seed = TestContext.Parameters.Get("Seed", Environment.TickCount);
        TestContext.Out.WriteLine($"Seed {seed} (repeat with: -- TestRunParameters.Parameter(name=\"Seed\", value=\"{seed}\"))");
        return new Random(seed);
    }

    private static async Task<Writes> GoLiveAsync(ServerProcess server, int users, Random dice)
    {
        await server.StartAsync();
        using var client = server.Client();
        var console = Console(server, client);
        await console.GoLiveAsync(CancellationToken.None);
        await console.ChangeSettingsAsync(NoGuards(), CancellationToken.None);
        (await console.IsTestModeAsync(CancellationToken.None)).ShouldBeFalse();

        var writes = new Writes(Organisation.Of(new SimulatorOptions { Users = users, Groups = 4, LargestGroup = 8, Seed = dice.Next(1_000_000) }));
        writes.Connect(server, client);
        await writes.PushTeamsAsync(CancellationToken.None);
        return writes;
    }

    private static async Task LoadUntilKilledAsync(ServerProcess server, Writes writes, Random dice)
    {
        using var killed = new CancellationTokenSource();
        var first = new TaskCompletionSource();
        var seeds = Enumerable.Range(0, Actors).Select(_ => dice.Next()).ToArray();
        var load = Task.WhenAll(Shares(writes.Organisation).Select((share, index) => Task.Run(async () =>
        {
            var own = new Random(seeds[index]);
            while (!killed.IsCancellationRequested && await writes.OneAsync(share[own.Next(share.Length)], own, CancellationToken.None))
            {
                first.TrySetResult();
            }
        })));
        await Task.WhenAny(first.Task, load);
        await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(50, 1500)), TimeProvider.System);
        await server.KillAsync();
        await killed.CancelAsync();
        await load;
    }

    private static async Task ComeBackAsync(ServerProcess server, Writes writes, int round)
    {
        var uncertain = writes.Uncertain;
        await server.StartAsync();
        using var client = server.Client();
        var complaints = writes.Connect(server, client);
        (await writes.SettleAsync(CancellationToken.None)).ShouldBeEmpty($"round {round}");
        complaints.All.ShouldBeEmpty($"round {round}");
        TestContext.Out.WriteLine($"Round {round}: {writes.Acknowledged} acknowledged so far, {uncertain} were under way");
    }

    /// <summary>After one more full sync the roster equals the model, and the reports tell its story without a gap or a repetition.</summary>
    private static async Task AgreeAsync(ServerProcess server, Organisation organisation)
    {
        using var client = server.Client();
        var console = Console(server, client);
        await console.ForceSyncAsync(CancellationToken.None);
        var after = await Roster.ReadAsync(console, CancellationToken.None);
        var nothing = new Roster(new Dictionary<string, RosterUser>(), []);
        var expected = new Expectation(organisation, nothing, organisation.People.ToDictionary(person => person, person => person.Profile.UserName));
        RosterCheck.Differences(expected, after).ShouldBeEmpty();

        var reports = new List<Report>();
        await foreach (var sync in console.ListAsync("syncs", "provisioning/syncs", CancellationToken.None))
        {
            sync.GetProperty("status").GetString().ShouldBe("Completed");
            reports.Add(await Report.ReadAsync(console, sync, CancellationToken.None));
        }

        reports.Reverse();
        reports.Select(report => report.Id).ShouldBeUnique();
        reports.SelectMany(ReportArithmetic.Differences).ShouldBeEmpty();
        HistoryCheck.Differences(nothing, reports, after).ShouldBeEmpty();
        TestContext.Out.WriteLine($"{reports.Count} reports, {after.Users.Count} console users");
    }

    private static Person[][] Shares(Organisation organisation) =>
        [.. organisation.People.Select((person, index) => (person, index)).GroupBy(one => one.index % Actors).Select(share => share.Select(one => one.person).ToArray())];

    private static ConsoleApi Console(ServerProcess server, HttpClient client) => new(
        new Line(client, new Uri(server.Address, "api/v1/"), new ConsoleManners(ServerProcess.ConsoleKey), new Measurements(TimeProvider.System), new Complaints(int.MaxValue)),
        TimeProvider.System);
}

using Ksat.Provisioning.OktaSimulator.Console;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Statistics;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>Looks into the console before and after the play, and says where its reports and its roster differ from what was sent.</summary>
internal sealed class ConsoleInspection(ConsoleApi console, Progress progress, TextWriter output)
{
    private string? _newestBefore;
    private Roster? _before;

    public bool TestMode { get; private set; }

    public async Task BeginAsync(bool live, CancellationToken cancellationToken)
    {
        progress.Begin("Looking at the console", 1);
        TestMode = await console.IsTestModeAsync(cancellationToken);
        if (live && TestMode)
        {
            await console.GoLiveAsync(cancellationToken);
            TestMode = await console.IsTestModeAsync(cancellationToken);
        }

        _before = await Roster.ReadAsync(console, cancellationToken);
        await foreach (var sync in console.ListAsync("syncs", "provisioning/syncs", cancellationToken))
        {
            _newestBefore = sync.GetProperty("id").GetString();
            break;
        }

        progress.Step();
    }

    /// <param name="firstAddresses">The address of each person before the play changed any.</param>
    public async Task<IReadOnlyList<string>> EndAsync(
        Organisation organisation, IReadOnlyDictionary<Person, string> firstAddresses, bool live, CancellationToken cancellationToken)
    {
        progress.Begin("Waiting for the sync", 1);
        var forced = await console.ForceSyncAsync(cancellationToken);
        progress.Step();

        progress.Begin("Comparing", 1);
        var expected = new Expectation(organisation, _before!, firstAddresses);
        var after = await Roster.ReadAsync(console, cancellationToken);
        var newest = await Report.ReadAsync(console, forced, cancellationToken);
        var story = await StoryAsync(cancellationToken);
        foreach (var report in TestMode ? [newest] : story)
        {
            output.WriteLine(report.Line());
        }

        var differences = new List<string>(Status(newest, live));
        differences.AddRange(ReportArithmetic.Differences(newest));
        differences.AddRange(ReportArithmetic.Differences("download", newest.Rows, ReportArithmetic.Downloaded(await console.DownloadAsync(newest.Id!, cancellationToken))));
        differences.AddRange(TestMode
            ? TestModeCheck.Differences(expected, newest, after).Concat(await PreviewAsync(newest, cancellationToken))
            : RosterCheck.Differences(expected, after).Concat(HistoryCheck.Differences(_before!, story, after)));
        progress.Step();
        return differences;
    }

    private IEnumerable<string> Status(Report newest, bool live)
    {
        if (live && TestMode)
        {
            yield return "settings: the tenant was taken live and is in Test Mode";
        }

        if (!TestMode && newest.Rows.Count(row => row.Action == "held") is var held and > 0)
        {
            output.WriteLine($"{held:N0} rows are held by the console's guard, which adds up what earlier plays took away, too; they will show as differences.");
        }

        var (status, testMode) = (newest.Sync.GetProperty("status").GetString(), newest.Sync.GetProperty("testMode").GetBoolean());
        if (status is not ("Completed" or "Held") || testMode != TestMode)
        {
            yield return $"report {newest.Id}: the forced sync must be Completed and {(TestMode ? "in Test Mode" : "live")}, is {status} and {(testMode ? "in Test Mode" : "live")}";
        }
    }

    private async Task<IEnumerable<string>> PreviewAsync(Report newest, CancellationToken cancellationToken)
    {
        var preview = await Report.PreviewAsync(console, cancellationToken);
        return ReportArithmetic.Differences(preview).Concat(ReportArithmetic.Differences("preview", newest.Rows, preview.Rows));
    }

    /// <summary>All live reports since the play began, oldest first; in Test Mode each would be the whole again.</summary>
    private async Task<IReadOnlyList<Report>> StoryAsync(CancellationToken cancellationToken)
    {
        var reports = new List<Report>();
        if (TestMode)
        {
            return reports;
        }

        await foreach (var sync in console.ListAsync("syncs", "provisioning/syncs", cancellationToken))
        {
            if (sync.GetProperty("id").GetString() == _newestBefore)
            {
                break;
            }

            reports.Add(await Report.ReadAsync(console, sync, cancellationToken));
        }

        reports.Reverse();
        return reports;
    }
}

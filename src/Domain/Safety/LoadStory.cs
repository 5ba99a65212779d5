using System.Globalization;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Domain.Safety;

/// <summary>One Test Mode report, as the story of a first load is told by them.</summary>
public readonly record struct LoadReport(DateTimeOffset StartedAt, LoadSeen Seen);

/// <param name="Count">Since Test Mode was turned on.</param>
/// <param name="LastAt">When the newest ended; null: there was none.</param>
public readonly record struct ImportsSeen(int Count, DateTimeOffset? LastAt);

/// <summary>How a first load goes, in words: not what decides whether it has settled, but what an admin wants to know before he believes it.</summary>
public static class LoadStory
{
    /// <param name="reports">Newest first.</param>
    /// <param name="imports">How often the identity provider has read the list of all users.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<string> Tell(IReadOnlyList<LoadReport> reports, ImportsSeen imports, DateTimeOffset now)
    {
        var story = new List<string>();
        if (reports.Count > 0)
        {
            var seen = reports[0].Seen;
            story.Add($"{seen.MatchedUsers} of {Plain.Count(seen.ActiveUsers, "active console user")}{Share(seen)} {(seen.MatchedUsers == 1 ? "is" : "are")} in the directory, says the newest report.");
            story.Add(Arriving([.. reports.Take(Settling.FewestReports)]));
            story.Add(seen.GroupsChanged == 0
                ? "No group has changed its members between the last two reports."
                : $"{Plain.Count(seen.GroupsChanged, "group")} changed {(seen.GroupsChanged == 1 ? "its" : "their")} members before the newest report, and may still be growing.");
        }

        story.Add(imports.LastAt is { } last
            ? $"The identity provider has read the list of all users {Plain.Count(imports.Count, "time")} (an import), {Plain.Time(now - last)} ago at last."
            : "The identity provider has not read the list of all users (an import) since Test Mode was turned on.");
        return story;
    }

    /// <summary>The first of several reports only says since when: what it found had come at no known time.</summary>
    private static string Arriving(IReadOnlyList<LoadReport> reports)
    {
        if (reports.Count == 1)
        {
            return $"{Plain.Count(reports[0].Seen.NewUsers, "user")} had come from the identity provider before the first report.";
        }

        var compared = reports.Take(reports.Count - 1).Select(report => report.Seen.NewUsers).ToList();
        var minutes = (reports[0].StartedAt - reports[^1].StartedAt).TotalMinutes;
        var rate = minutes > 0 ? compared.Sum() / minutes : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"New users from one report to the next, newest first: {string.Join(", ", compared)}; {rate:0.#} a minute.");
    }

    private static string Share(LoadSeen seen) =>
        seen.ActiveUsers == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({100L * seen.MatchedUsers / seen.ActiveUsers} %)");
}

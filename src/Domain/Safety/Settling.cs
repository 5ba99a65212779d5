namespace Ksat.Provisioning.Domain.Safety;

/// <summary>What is known of a first load.</summary>
/// <param name="Reports">Test Mode reports since Test Mode was turned on.</param>
/// <param name="Differences">By how many rows the newest of them differ from the one before each, newest first.</param>
/// <param name="ActiveUsers">Active roster users.</param>
/// <param name="MatchedUsers">Of these, those whom the directory has.</param>
/// <param name="LastArrivalAt">When a user or membership last was new in the directory.</param>
public sealed record LoadFacts(int Reports, IReadOnlyList<int> Differences, int ActiveUsers, int MatchedUsers, DateTimeOffset? LastArrivalAt);

/// <summary>Whether a first load has settled: only then is somebody absent because the identity provider leaves him out (docs/product.md, "Settled").</summary>
public static class Settling
{
    public const int FewestReports = 4;
    public const int ComparedReports = 3;

    /// <summary>Why held rows of people who were never in the directory are held.</summary>
    public const string Unsettled = "The first load has not settled yet: this user may still be on his way from the identity provider.";

    private const int FewRows = 5;

    public static bool IsSettled(LoadFacts facts, DateTimeOffset now, TimeSpan settleAfter) =>
        facts.Reports >= FewestReports && AreQuiet(facts) && IsStill(facts, now, settleAfter);

    /// <summary>What speaks against it, or for it, in words.</summary>
    public static IReadOnlyList<string> Reasons(LoadFacts facts, DateTimeOffset now, TimeSpan settleAfter)
    {
        var reasons = new List<string>();
        if (facts.Reports < FewestReports)
        {
            reasons.Add($"{facts.Reports} reports since Test Mode was turned on; at least {FewestReports} are needed.");
        }

        if (!AreQuiet(facts) && facts.Differences.Count > 0)
        {
            reasons.Add($"The last reports differ from the ones before by {string.Join(", ", facts.Differences)} rows; at most {Most(facts)} is only a few.");
        }

        if (facts.LastArrivalAt is { } arrival)
        {
            var ago = now - arrival;
            reasons.Add(IsStill(facts, now, settleAfter)
                ? $"Nobody new has come from the identity provider for {Words(ago)}."
                : $"The last new user or membership came {Words(ago)} ago; {Words(settleAfter)} without one are needed.");
        }
        else
        {
            reasons.Add("The identity provider has sent nobody yet.");
        }

        reasons.Add($"{facts.MatchedUsers} of {facts.ActiveUsers} active console users are in the directory.");
        return reasons;
    }

    private static bool AreQuiet(LoadFacts facts) => facts.Differences.Count >= ComparedReports && facts.Differences.Take(ComparedReports).All(rows => rows <= Most(facts));

    private static bool IsStill(LoadFacts facts, DateTimeOffset now, TimeSpan settleAfter) => facts.LastArrivalAt is not { } last || now - last >= settleAfter;

    /// <summary>"At most max(5, 1 % of the active roster)".</summary>
    private static int Most(LoadFacts facts) => Math.Max(FewRows, facts.ActiveUsers / 100);

    private static string Words(TimeSpan time) =>
        time.TotalHours >= 2 ? $"{time.TotalHours:0} hours" : time.TotalMinutes >= 2 ? $"{time.TotalMinutes:0} minutes" : $"{Math.Max(time.TotalSeconds, 0):0} seconds";
}

namespace Ksat.Provisioning.Domain.Safety;

/// <summary>Further facts of a first load in words: they decide nothing, but tell an admin what the identity provider is about.</summary>
internal static class LoadWords
{
    private const int MostNames = 3;

    public static IEnumerable<string> Of(LoadFlow flow)
    {
        var time = Quantity.Of(flow.Over);
        yield return flow.Users == 0
            ? $"No user was new in the directory in the last {time}, the time of the last reports."
            : FormattableString.Invariant(
                $"{Quantity.Of(flow.Users, "user")} {(flow.Users == 1 ? "was" : "were")} new in the directory in the last {time}, the time of the last reports: {PerMinute(flow):0.#} a minute.");
        yield return flow.GrowingGroups.Count == 0
            ? "No group has got members in that time."
            : $"{Quantity.Of(flow.GrowingGroups.Count, "group")} {(flow.GrowingGroups.Count == 1 ? "is" : "are")} still growing: {Names(flow.GrowingGroups)}.";
    }

    public static string Of(ImportSightings imports, DateTimeOffset now) => imports.LastAt is { } last
        ? $"The identity provider has begun {Quantity.Of(imports.Times, "import")} of all users since the program started, the last {Quantity.Of(now - last)} ago."
        : "The identity provider has begun no import of all users since the program started.";

    private static double PerMinute(LoadFlow flow) => flow.Users / Math.Max(flow.Over.TotalMinutes, 1);

    private static string Names(IReadOnlyList<string> groups) => groups.Count <= MostNames
        ? string.Join(", ", groups)
        : $"{string.Join(", ", groups.Take(MostNames))} and {groups.Count - MostNames} more";
}

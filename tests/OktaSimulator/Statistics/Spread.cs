namespace Ksat.Provisioning.OktaSimulator.Statistics;

/// <summary>How durations are spread: nearest-rank percentiles.</summary>
/// <param name="PerSecond">Answers per second of the time in which at least one such request was under way.</param>
internal sealed record Spread(int Count, double PerSecond, TimeSpan P50, TimeSpan P95, TimeSpan P99, TimeSpan Max)
{
    public static Spread Of(IReadOnlyCollection<TimeSpan> durations, TimeSpan busy)
    {
        if (durations.Count == 0)
        {
            return new Spread(0, 0, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        }

        var sorted = durations.Order().ToArray();
        return new Spread(
            sorted.Length,
            busy > TimeSpan.Zero ? sorted.Length / busy.TotalSeconds : 0,
            sorted[Rank(sorted.Length, 50)],
            sorted[Rank(sorted.Length, 95)],
            sorted[Rank(sorted.Length, 99)],
            sorted[^1]);
    }

    private static int Rank(int count, int percent) => Math.Max(0, (int)Math.Ceiling(count * percent / 100.0) - 1);
}

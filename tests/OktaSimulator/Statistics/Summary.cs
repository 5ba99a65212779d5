using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Statistics;

/// <summary>What is said at the end.</summary>
internal static class Summary
{
    private const int DifferencesShown = 100;

    public static void Write(TextWriter output, Measurements measurements, SimulatorResult result, bool compared)
    {
        output.WriteLine();
        output.WriteLine($"{"request",-32} {"count",9} {"per second",11} {"p50",9} {"p95",9} {"p99",9} {"max",9}");
        foreach (var kind in measurements.Kinds)
        {
            var spread = kind.Spread();
            var unanswered = kind.Unanswered > 0 ? $"  {kind.Unanswered:N0} unanswered" : "";
            output.WriteLine(
                $"{kind.Name,-32} {spread.Count,9:N0} {spread.PerSecond,11:N0} {Milliseconds(spread.P50)} {Milliseconds(spread.P95)} {Milliseconds(spread.P99)} {Milliseconds(spread.Max)}{unanswered}");
        }

        output.WriteLine();
        WriteUnexpected(output, result.Unexpected);
        WriteDifferences(output, result.Differences);
        output.WriteLine(
            result.Interrupted is { } reason ? $"Not played to the end: {reason}"
            : result.Differences.Count > 0 ? "The console does not agree with what was sent."
            : compared ? "The directory, the report and the roster agree with what was sent."
            : "The directory agrees with what was sent; reports and roster were not looked at (--console-key).");
    }

    private static void WriteUnexpected(TextWriter output, IReadOnlyCollection<Unexpected> unexpected)
    {
        output.WriteLine($"{unexpected.Count:N0} unexpected answers");
        foreach (var one in unexpected)
        {
            output.WriteLine(one);
        }
    }

    private static void WriteDifferences(TextWriter output, IReadOnlyList<string> differences)
    {
        output.WriteLine($"{differences.Count:N0} differences");
        foreach (var difference in differences.Take(DifferencesShown))
        {
            output.WriteLine($"≠ {difference}");
        }

        if (differences.Count > DifferencesShown)
        {
            output.WriteLine($"… and {differences.Count - DifferencesShown:N0} more");
        }
    }

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds,6:N1} ms";
}

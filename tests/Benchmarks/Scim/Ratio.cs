using System.Diagnostics;

namespace Ksat.Provisioning.Benchmarks.Scim;

/// <summary>Two ways of doing the same, measured in turn in one run, so that whatever else the machine does meets both.</summary>
internal static class Ratio
{
    private const int Rounds = 15;

    /// <summary>Until the compiler has done its best with both, as in a server that has run for a minute.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    /// <summary>The medians of both over several rounds, in microseconds a call.</summary>
    public static async Task<(double Ours, double Bare)> OfAsync(Func<Task> ours, Func<Task> bare, int callsPerRound)
    {
        await WarmUpAsync(ours);
        await WarmUpAsync(bare);
        var first = new List<double>();
        var second = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            first.Add(await RoundAsync(ours, callsPerRound));
            second.Add(await RoundAsync(bare, callsPerRound));
        }

        return (Median(first), Median(second));
    }

    private static async Task WarmUpAsync(Func<Task> call)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < WarmUp;)
        {
            await call();
        }
    }

    private static async Task<double> RoundAsync(Func<Task> call, int calls)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < calls; i++)
        {
            await call();
        }

        return watch.Elapsed.TotalMicroseconds / calls;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

using System.Diagnostics;

namespace Ksat.Provisioning.Benchmarks.Store;

/// <summary>The middle of many runs of one thing.</summary>
internal sealed record Measured(string Name, TimeSpan Median)
{
    public static async Task<Measured> AsAsync(string name, int times, Func<int, Task> work)
    {
        for (var i = 0; i < Math.Max(3, times / 10); i++)
        {
            await work(-1 - i);
        }

        var took = new List<TimeSpan>(times);
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work(i);
            took.Add(Stopwatch.GetElapsedTime(started));
        }

        took.Sort();
        return new Measured(name, took[times / 2]);
    }
}

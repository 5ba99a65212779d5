using System.Diagnostics;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Benchmarks.Scim;

/// <summary>Reading a typical look-up.</summary>
internal static class FilterParsing
{
    private const int Calls = 20_000;
    private const int Rounds = 25;
    private const string Typical = "userName eq \"ada.lovelace@corp.example\"";

    /// <summary>The fastest round, in microseconds a filter, and bytes a filter: the machine's other work only adds.</summary>
    public static (double Microseconds, double Bytes) Measure()
    {
        var type = SchemaTable.Default.Users;
        var best = double.MaxValue;
        long bytes = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < Calls; i++)
            {
                _ = FilterParser.Parse(Typical, type);
            }

            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / Calls);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, (double)bytes / Calls);
    }
}

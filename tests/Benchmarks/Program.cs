using Ksat.Provisioning.Benchmarks.Safety;
using Ksat.Provisioning.Benchmarks.Scim;
using Ksat.Provisioning.Benchmarks.Store;

// dotnet run -c Release --project tests/Benchmarks -- scim
// dotnet run -c Release --project tests/Benchmarks -- store [users]
// dotnet run -c Release --project tests/Benchmarks -- archives [archives]
// Each line is a promise, what was measured, and the most that is allowed.
switch (args)
{
    case ["scim"]:
        return await ScimRatios.RunAsync(Console.Out) ? 0 : 1;
    case ["store", .. var rest]:
        await StoreBenchmark.RunAsync(rest is [var users] ? int.Parse(users) : 100_000);
        return 0;
    case ["archives", .. var rest]:
        await ArchivesBenchmark.RunAsync(50_000, rest is [var archives] ? int.Parse(archives) : 20_000);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say which: scim, store and perhaps the number of users, or archives and perhaps their number among 50,000 users.");
        return 1;
}

using Ksat.Provisioning.Benchmarks.Scim;
using Ksat.Provisioning.Benchmarks.Store;

// dotnet run -c Release --project tests/Benchmarks -- scim
// dotnet run -c Release --project tests/Benchmarks -- store [users]
// Each line is a promise, what was measured, and the most that is allowed.
switch (args)
{
    case ["scim"]:
        return await ScimRatios.RunAsync(Console.Out) ? 0 : 1;
    case ["store", .. var rest]:
        await StoreBenchmark.RunAsync(rest is [var users] ? int.Parse(users) : 100_000);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say which: scim, or store and perhaps the number of users.");
        return 1;
}

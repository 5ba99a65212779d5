using Ksat.Provisioning.Benchmarks.Store;

// dotnet run -c Release --project tests/Benchmarks -- store [users]
switch (args)
{
    case ["store", .. var rest]:
        await StoreBenchmark.RunAsync(rest is [var users] ? int.Parse(users) : 100_000);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say which: store");
        return 1;
}

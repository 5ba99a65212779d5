using Ksat.Provisioning.Benchmarks.Scim;

// dotnet run -c Release --project tests/Benchmarks: each line is a promise, what was measured, and the most that is allowed.
return await ScimRatios.RunAsync(Console.Out) ? 0 : 1;

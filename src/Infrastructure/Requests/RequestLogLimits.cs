namespace Ksat.Provisioning.Infrastructure.Requests;

/// <summary>How much the request log takes at once.</summary>
/// <param name="MostWaiting">Entries that may wait for the database, all tenants together; further ones are lost. The default is about ten seconds of the fastest load.</param>
/// <param name="BatchSize">Entries that one transaction stores.</param>
public sealed record RequestLogLimits(int MostWaiting = 20_000, int BatchSize = 500);

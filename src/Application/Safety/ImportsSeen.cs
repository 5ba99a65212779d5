using System.Collections.Concurrent;
using Ksat.Provisioning.Domain.Safety;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>
/// The imports that identity providers began, by tenant, since this process started: Okta reads the list of users page by page without a filter (docs/clients.md, "Okta").
/// Kept in memory, so that a reading request writes nothing.
/// </summary>
internal sealed class ImportsSeen
{
    /// <summary>Fewer on a page is a client that looks whether the list answers at all.</summary>
    public const int SmallestPage = 10;

    private readonly ConcurrentDictionary<Guid, ImportSightings> byTenant = [];

    public ImportSightings Of(Guid tenantId) => byTenant.GetValueOrDefault(tenantId);

    public void Note(Guid tenantId, DateTimeOffset at) =>
        byTenant.AddOrUpdate(tenantId, new ImportSightings(1, at), (_, seen) => new ImportSightings(seen.Times + 1, at));
}

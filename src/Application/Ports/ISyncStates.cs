using Ksat.Provisioning.Domain.Feed;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>The lease on a tenant's syncs, and where its feed stands. Each call is a statement of its own, outside a unit of work unless one is open.</summary>
public interface ISyncStates
{
    /// <summary>The caller's tenant; never null once the tenant exists.</summary>
    Task<SyncState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Takes the lease if nobody holds it, it has run out, or <paramref name="owner"/> holds it already. One sync per tenant at a time, across processes.</summary>
    Task<bool> TryLeaseAsync(string owner, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives the lease up, if <paramref name="owner"/> still holds it.</summary>
    Task ReleaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>A sync has taken up the feed to this number: moves SyncedSeq (also back, when the sync failed) and renews FirstWaitingAt by what is after it.</summary>
    Task TakenUpAsync(long upToSeq, CancellationToken cancellationToken);

    /// <summary>A live sync has brought the feed to the roster up to this number: moves AppliedSeq.</summary>
    Task AppliedAsync(long upToSeq, CancellationToken cancellationToken);

    /// <summary>Notes when the last sync ended and how long it took.</summary>
    Task FinishedAsync(DateTimeOffset at, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Breaks all leases of all tenants: only for a database that no other process can be using (SQLite, at start), so that a killed sync goes on at once.</summary>
    Task BreakLeasesAsync(CancellationToken cancellationToken);

    /// <summary>The ids of all tenants that have unsynced writes or an unfinished sync; for every tenant, not only the caller's.</summary>
    Task<IReadOnlyList<Guid>> TenantsWithWorkAsync(CancellationToken cancellationToken);

    /// <summary>The ids of all tenants; not only the caller's.</summary>
    Task<IReadOnlyList<Guid>> AllTenantsAsync(CancellationToken cancellationToken);

    /// <summary>Test Mode, or provisioning, was switched on: the first load counts as unsettled from now on.</summary>
    Task TestModeOnAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The first load was found to have settled; an earlier moment stays.</summary>
    Task SettledAsync(DateTimeOffset at, CancellationToken cancellationToken);
}

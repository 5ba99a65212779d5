using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Ksat.Provisioning.Infrastructure.Feed;

/// <summary>Each change is one UPDATE with its condition in it: who comes second finds the condition no longer true.</summary>
internal sealed class SyncStates(ProvisioningDbContext database, SingleWrite write, TimeProvider clock) : ISyncStates
{
    public Task<SyncState> ReadAsync(CancellationToken cancellationToken) => database.SyncStates.AsNoTracking().SingleAsync(cancellationToken);

    public async Task<bool> TryLeaseAsync(string owner, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await UpdateAsync(
            database.SyncStates.Where(state => state.LeaseOwner == null || state.LeaseOwner == owner || state.LeaseUntil < now),
            row => row.SetProperty(state => state.LeaseOwner, owner).SetProperty(state => state.LeaseUntil, until),
            cancellationToken) > 0;
    }

    public Task ReleaseAsync(string owner, CancellationToken cancellationToken) =>
        UpdateAsync(
            database.SyncStates.Where(state => state.LeaseOwner == owner),
            row => row.SetProperty(state => state.LeaseOwner, (string?)null).SetProperty(state => state.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);

    public Task TakenUpAsync(long upToSeq, CancellationToken cancellationToken) =>
        UpdateAsync(
            database.SyncStates,
            row => row
                .SetProperty(state => state.SyncedSeq, upToSeq)
                .SetProperty(
                    state => state.FirstWaitingAt,
                    state => database.Feed.Where(entry => entry.Seq > upToSeq && entry.Kind != FeedKind.SyncFinished)
                        .OrderBy(entry => entry.Seq).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefault()),
            cancellationToken);

    public Task AppliedAsync(long upToSeq, CancellationToken cancellationToken) =>
        UpdateAsync(database.SyncStates.Where(state => state.AppliedSeq < upToSeq), row => row.SetProperty(state => state.AppliedSeq, upToSeq), cancellationToken);

    public Task FinishedAsync(DateTimeOffset at, TimeSpan duration, CancellationToken cancellationToken) =>
        UpdateAsync(
            database.SyncStates,
            row => row.SetProperty(state => state.LastSyncFinishedAt, at).SetProperty(state => state.LastSyncDuration, duration),
            cancellationToken);

    public Task BreakLeasesAsync(CancellationToken cancellationToken) =>
        UpdateAsync(
            EveryTenants<SyncState>().Where(state => state.LeaseOwner != null),
            row => row.SetProperty(state => state.LeaseOwner, (string?)null).SetProperty(state => state.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);

    public async Task<IReadOnlyList<Guid>> TenantsWithWorkAsync(CancellationToken cancellationToken)
    {
        var waiting = EveryTenants<SyncState>().Where(state => state.FirstWaitingAt != null).Select(state => state.TenantId);
        var unfinished = EveryTenants<Sync>().Where(sync => sync.Status == SyncStatus.Pending || sync.Status == SyncStatus.Processing).Select(sync => sync.TenantId);
        return await waiting.Union(unfinished).OrderBy(tenant => tenant).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Guid>> AllTenantsAsync(CancellationToken cancellationToken) =>
        await EveryTenants<SyncState>().OrderBy(state => state.TenantId).Select(state => state.TenantId).ToListAsync(cancellationToken);

    public Task TestModeOnAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        UpdateAsync(
            database.SyncStates,
            row => row.SetProperty(state => state.TestModeSince, at).SetProperty(state => state.SettledAt, (DateTimeOffset?)null),
            cancellationToken);

    public Task SettledAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        UpdateAsync(database.SyncStates.Where(state => state.SettledAt == null), row => row.SetProperty(state => state.SettledAt, at), cancellationToken);

    private IQueryable<T> EveryTenants<T>()
        where T : class =>
        database.Set<T>().AsNoTracking().IgnoreQueryFilters([ProvisioningDbContext.TenantFilter]);

    private Task<int> UpdateAsync(IQueryable<SyncState> states, Action<UpdateSettersBuilder<SyncState>> change, CancellationToken cancellationToken) =>
        write.RunAsync(() => states.ExecuteUpdateAsync(change, cancellationToken), cancellationToken);
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Notices;

/// <summary>Finds out what an admin of the caller's tenant should know.</summary>
internal sealed class CurrentNotices(IStore store, ISyncStates states, Caller caller, TimeProvider clock)
{
    private const int MostHeld = 20;

    public async Task<IReadOnlyList<Notice>> ReadAsync(CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        if (tenant is not { Settings.Enabled: true })
        {
            return [];
        }

        var newest = await store.FindAsync(new NewestFinished(), cancellationToken);
        Notice? failed = newest is { Status: SyncStatus.Failed }
            ? new Notice(Notice.Failed, $"The last sync failed: {newest.Reason}", newest.FinishedAt ?? newest.ReceivedAt, newest.Id)
            : null;
        var held = from sync in await store.ListAsync(new HoldingSyncs(MostHeld), cancellationToken)
                   select new Notice(
                       Notice.Held,
                       $"A sync holds {Plain.Count(sync.Tally.Users.Held + sync.Tally.Groups.Held + sync.Tally.Memberships.Held, "row")} until you allow or reject what it holds.",
                       sync.FinishedAt ?? sync.ReceivedAt,
                       sync.Id);
        return [.. Some(failed), .. held, .. Some(await StaleAsync(tenant, cancellationToken))];
    }

    private static IEnumerable<Notice> Some(Notice? notice) => notice is null ? [] : [notice];

    /// <summary>No sync within so many hours, counted from the tenant's making where there was none yet.</summary>
    private async Task<Notice?> StaleAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (tenant.Settings.StaleSync.Hours is not { } hours)
        {
            return null;
        }

        var last = (await states.ReadAsync(cancellationToken)).LastSyncFinishedAt;
        var since = last ?? tenant.CreatedAt;
        return clock.GetUtcNow() - since >= TimeSpan.FromHours(hours)
            ? new Notice(Notice.Stale, last is null ? $"There has been no sync yet, for {Plain.Count(hours, "hour")} and more." : $"There has been no sync for {Plain.Count(hours, "hour")} and more.", since, null)
            : null;
    }
}

internal sealed class NewestFinished : Specification<Sync>
{
    public NewestFinished() => Query
        .Where(sync => sync.Service == Sync.ServiceScim && sync.Status != SyncStatus.Pending && sync.Status != SyncStatus.Processing && sync.Status != SyncStatus.Skipped)
        .OrderByDescending(sync => sync.Id).Take(1).AsNoTracking();
}

internal sealed class HoldingSyncs : Specification<Sync>
{
    public HoldingSyncs(int most) => Query.Where(sync => sync.Status == SyncStatus.Held).OrderByDescending(sync => sync.Id).Take(most).AsNoTracking();
}

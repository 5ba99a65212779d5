using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Syncs that wait or run, oldest first: at most one of each.</summary>
internal sealed class UnfinishedSyncs : Specification<Sync>
{
    public UnfinishedSyncs() =>
        Query.Where(sync => sync.Status == SyncStatus.Pending || sync.Status == SyncStatus.Processing).OrderBy(sync => sync.Id);
}

internal sealed class WaitingSync : Specification<Sync>
{
    public WaitingSync() => Query.Where(sync => sync.Status == SyncStatus.Pending && sync.Service == Sync.ServiceScim).OrderBy(sync => sync.Id);
}

/// <summary>How the newest finished syncs ended, newest first.</summary>
internal sealed class NewestOutcomes : Specification<Sync, SyncStatus>
{
    public const int Most = 8;

    public NewestOutcomes()
    {
        Query.Where(sync => sync.Status != SyncStatus.Pending && sync.Status != SyncStatus.Processing && sync.Service == Sync.ServiceScim)
            .OrderByDescending(sync => sync.Id).Take(Most).AsNoTracking();
        Select(sync => sync.Status);
    }
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.History;

/// <summary>What admins did to a person.</summary>
internal sealed class AuditHistory(IStore store, RosterUser user) : IHistorySource
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => store.CountAsync(new DeedsTo(user.Id, null), cancellationToken);

    public async Task<IReadOnlyList<HistoryEntry>> NewestAsync(int most, CancellationToken cancellationToken) =>
    [
        .. from entry in await store.ListAsync(new DeedsTo(user.Id, most), cancellationToken)
           select new HistoryEntry(entry.At, HistoryKinds.Edited, $"{entry.Text} by an admin.", entry.Fields, null, entry.RequestId),
    ];
}

internal sealed class DeedsTo : Specification<AuditEntry>
{
    public DeedsTo(Guid id, int? most)
    {
        Query.Where(entry => entry.ObjectId == id).AsNoTracking();
        if (most is { } count)
        {
            Query.OrderByDescending(entry => entry.Id).Take(count);
        }
    }
}

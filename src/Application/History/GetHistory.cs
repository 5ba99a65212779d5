using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.History;

/// <summary>GET /api/v1/users/{id}/history: one person's story, newest first: what the identity provider sent, what syncs planned and did, what admins did.</summary>
public sealed record GetHistory(Guid UserId, PageRequest Page) : IQuery<Listing<HistoryEntry>>;

internal sealed class GetHistoryHandler(IStore store, IRequestLog log) : IQueryHandler<GetHistory, Listing<HistoryEntry>>
{
    public async Task<Result<Listing<HistoryEntry>>> Handle(GetHistory request, CancellationToken cancellationToken)
    {
        var user = await store.FindAsync<RosterUser>(request.UserId, cancellationToken);
        if (user is null)
        {
            return NoSuchUser.Of(request.UserId);
        }

        await log.SettleAsync(cancellationToken);
        IHistorySource[] sources = [new SyncHistory(store, user), new RequestHistory(store, user), new AuditHistory(store, user)];
        var total = 0;
        var entries = new List<HistoryEntry>();

        // The newest so many of each source hold the newest so many of all.
        var most = (int)Math.Min((long)request.Page.Skip + request.Page.PageSize, int.MaxValue);
        foreach (var source in sources)
        {
            var count = await source.CountAsync(cancellationToken);
            total += count;
            if (count > 0)
            {
                entries.AddRange(await source.NewestAsync(most, cancellationToken));
            }
        }

        var page = entries
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Kind == HistoryKinds.Sent ? 0 : 1)
            .Skip(request.Page.Skip)
            .Take(request.Page.PageSize);
        return request.Page.Of<HistoryEntry>([.. page], total);
    }
}

/// <summary>Where a part of the story is kept.</summary>
internal interface IHistorySource
{
    Task<int> CountAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<HistoryEntry>> NewestAsync(int most, CancellationToken cancellationToken);
}

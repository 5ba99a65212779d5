using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.History;

/// <summary>What the identity provider wrote about a person: the entries of the feed, told by the request log.</summary>
internal sealed class RequestHistory(IStore store, RosterUser user) : IHistorySource
{
    public async Task<int> CountAsync(CancellationToken cancellationToken) =>
        user.DirectoryUserId is { } twin ? await store.CountAsync(new WritesOf(twin, null), cancellationToken) : 0;

    public async Task<IReadOnlyList<HistoryEntry>> NewestAsync(int most, CancellationToken cancellationToken)
    {
        if (user.DirectoryUserId is not { } twin)
        {
            return [];
        }

        var writes = await store.ListAsync(new WritesOf(twin, most), cancellationToken);
        var ids = writes.Select(write => write.RequestId).OfType<Guid>().Distinct();
        var requests = (await store.ListAsync(new RequestsByIds([.. ids]), cancellationToken)).ToDictionary(request => request.Id);
        return [.. writes.Select(write => Entry(write, write.RequestId is { } id ? requests.GetValueOrDefault(id) : null))];
    }

    private static HistoryEntry Entry(FeedEntry write, RequestLogEntry? request)
    {
        var what = write.Kind switch
        {
            FeedKind.UserCreated => "made the user",
            FeedKind.UserChanged => "changed the user",
            FeedKind.UserDeleted => "deleted the user",
            _ => "sent the user again, without a change",
        };
        var how = request is null ? "" : $" ({request.Method} {request.Path})";
        var names = write.Attributes is { } attributes ? $": {attributes}" : "";
        return new HistoryEntry(write.At, HistoryKinds.Sent, $"The identity provider {what}{names}{how}.", [], null, write.RequestId);
    }
}

internal sealed class WritesOf : Specification<FeedEntry>
{
    public WritesOf(Guid directoryId, int? most)
    {
        Query.Where(entry => entry.ObjectId == directoryId && entry.Kind != FeedKind.SyncFinished).AsNoTracking();
        if (most is { } count)
        {
            Query.OrderByDescending(entry => entry.Seq).Take(count);
        }
    }
}

internal sealed class RequestsByIds : Specification<RequestLogEntry>
{
    public RequestsByIds(IReadOnlyCollection<Guid> ids) => Query.Where(entry => ids.Contains(entry.Id)).AsNoTracking();
}

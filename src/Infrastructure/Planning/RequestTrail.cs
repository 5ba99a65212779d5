using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>Which requests wrote what, from the feed.</summary>
internal sealed class RequestTrail(ProvisioningDbContext database)
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> OfObjectsAsync(
        IReadOnlyCollection<Guid> objectIds, long afterSeq, int most, CancellationToken cancellationToken)
    {
        var trails = new Dictionary<Guid, List<Guid>>();
        foreach (var piece in Pieces.Of(objectIds))
        {
            var rows = await database.Feed
                .Where(entry => piece.Contains(entry.ObjectId) && entry.Seq > afterSeq && entry.RequestId != null)
                .GroupBy(entry => entry.ObjectId)
                .Select(entries => new
                {
                    entries.Key,
                    Newest = entries.OrderByDescending(entry => entry.Seq).Take(most).Select(entry => new { entry.Seq, Request = entry.RequestId!.Value }).ToList(),
                })
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                trails[row.Key] = [.. row.Newest.OrderByDescending(entry => entry.Seq).Select(entry => entry.Request).Distinct()];
            }
        }

        return trails.ToDictionary(trail => trail.Key, trail => (IReadOnlyList<Guid>)trail.Value);
    }

    /// <summary>The entries of a group name the users concerned; who was deleted left all his groups by that.</summary>
    public async Task<IReadOnlyDictionary<MembershipKey, IReadOnlyList<Guid>>> OfMembershipsAsync(
        IReadOnlyCollection<MembershipKey> memberships, long afterSeq, int most, CancellationToken cancellationToken)
    {
        var trails = new Dictionary<MembershipKey, List<(long Seq, Guid Request)>>();
        foreach (var group in memberships.GroupBy(key => key.GroupId))
        {
            var wanted = group.Select(key => key.UserId).ToHashSet();
            var entries = database.Feed.AsNoTracking()
                .Where(entry => entry.ObjectId == group.Key && entry.Seq > afterSeq && entry.RequestId != null && entry.Members != null)
                .OrderByDescending(entry => entry.Seq).Select(entry => new { entry.Seq, Request = entry.RequestId!.Value, entry.Members });
            await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                foreach (var user in FeedEntry.Unpack(entry.Members).Where(wanted.Contains))
                {
                    Add(trails, new MembershipKey(group.Key, user), entry.Seq, entry.Request);
                }
            }
        }

        await AddDeletionsAsync(trails, memberships, afterSeq, cancellationToken);
        return trails.ToDictionary(
            trail => trail.Key,
            trail => (IReadOnlyList<Guid>)[.. trail.Value.OrderByDescending(entry => entry.Seq).Select(entry => entry.Request).Distinct().Take(most)]);
    }

    private async Task AddDeletionsAsync(
        Dictionary<MembershipKey, List<(long Seq, Guid Request)>> trails, IReadOnlyCollection<MembershipKey> memberships, long afterSeq, CancellationToken cancellationToken)
    {
        var ofUsers = memberships.ToLookup(key => key.UserId);
        foreach (var piece in Pieces.Of(ofUsers.Select(user => user.Key)))
        {
            var deletions = await database.Feed
                .Where(entry => piece.Contains(entry.ObjectId) && entry.Seq > afterSeq && entry.RequestId != null && entry.Kind == FeedKind.UserDeleted)
                .Select(entry => new { entry.Seq, entry.ObjectId, Request = entry.RequestId!.Value }).ToListAsync(cancellationToken);
            foreach (var deletion in deletions)
            {
                foreach (var key in ofUsers[deletion.ObjectId])
                {
                    Add(trails, key, deletion.Seq, deletion.Request);
                }
            }
        }
    }

    private static void Add(Dictionary<MembershipKey, List<(long Seq, Guid Request)>> trails, MembershipKey key, long seq, Guid request)
    {
        if (!trails.TryGetValue(key, out var trail))
        {
            trails.Add(key, trail = []);
        }

        trail.Add((seq, request));
    }
}

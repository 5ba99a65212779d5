using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Safety;

internal sealed class Arrivals(ProvisioningDbContext database) : IArrivals
{
    /// <summary>Writes of members that are looked at: a load has many, and the newest tell whether it goes on.</summary>
    private const int MostWrites = 500;

    public Task<int> UsersAsync(long afterSeq, CancellationToken cancellationToken) =>
        database.Feed.CountAsync(entry => entry.Seq > afterSeq && entry.Kind == FeedKind.UserCreated, cancellationToken);

    public async Task<IReadOnlyList<string>> GrowingGroupsAsync(long afterSeq, CancellationToken cancellationToken)
    {
        var writes = await database.Feed.Where(entry => entry.Seq > afterSeq && entry.Members != null)
            .OrderByDescending(entry => entry.Seq).Take(MostWrites).Select(entry => new { entry.ObjectId, entry.Members }).ToListAsync(cancellationToken);
        var growing = new List<Guid>();
        foreach (var group in writes.GroupBy(write => write.ObjectId, write => write.Members))
        {
            if (await HasAnyAsync(group.Key, group.SelectMany(FeedEntry.Unpack), cancellationToken))
            {
                growing.Add(group.Key);
            }
        }

        var names = new List<string>(growing.Count);
        foreach (var piece in Pieces.Of(growing))
        {
            names.AddRange(await database.DirectoryGroups.Where(group => piece.Contains(group.Id)).Select(group => group.DisplayName).ToListAsync(cancellationToken));
        }

        return [.. names.Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Whether one of them is in the group now: those who aren't were taken out.</summary>
    private async Task<bool> HasAnyAsync(Guid groupId, IEnumerable<Guid> userIds, CancellationToken cancellationToken)
    {
        foreach (var piece in Pieces.Of(userIds))
        {
            if (await database.DirectoryMembers.AnyAsync(member => member.GroupId == groupId && piece.Contains(member.UserId), cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}

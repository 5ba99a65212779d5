using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Safety;

internal sealed class SafetyCounts(ProvisioningDbContext database) : ISafetyCounts
{
    public Task<int> ActiveManagedUsersAsync(CancellationToken cancellationToken) =>
        database.RosterUsers.CountAsync(user => user.Status == RosterStatus.Active && user.ProvisioningManaged, cancellationToken);

    public async Task<IReadOnlySet<Guid>> ArchivedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        (await database.Departures.Where(departure => departure.At >= since && departure.GroupId == Guid.Empty)
            .Select(departure => departure.UserId).Distinct().ToListAsync(cancellationToken)).ToHashSet();

    public async Task<int> ActiveManagedAmongAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var piece in Pieces.Of(userIds))
        {
            count += await database.RosterUsers.CountAsync(
                user => piece.Contains(user.Id) && user.Status == RosterStatus.Active && user.ProvisioningManaged, cancellationToken);
        }

        return count;
    }

    public async Task<IReadOnlyDictionary<Guid, IReadOnlySet<Guid>>> RemovedSinceAsync(
        IReadOnlyCollection<Guid> groupIds, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var wanted = groupIds.ToHashSet();
        var removed = new Dictionary<Guid, IReadOnlySet<Guid>>();
        var departures = database.Departures.Where(departure => departure.At >= since && departure.GroupId != Guid.Empty)
            .Select(departure => new { departure.GroupId, departure.UserId });
        await foreach (var departure in departures.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (wanted.Contains(departure.GroupId))
            {
                if (!removed.TryGetValue(departure.GroupId, out var users))
                {
                    removed.Add(departure.GroupId, users = new HashSet<Guid>());
                }

                ((HashSet<Guid>)users).Add(departure.UserId);
            }
        }

        return removed;
    }

    public async Task<IReadOnlyDictionary<Guid, int>> MembersAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken)
    {
        var members = new Dictionary<Guid, int>();
        foreach (var piece in Pieces.Of(groupIds))
        {
            var counted = from membership in ActiveMembers()
                          where piece.Contains(membership.GroupId)
                          group membership by membership.GroupId into same
                          select new { Group = same.Key, Count = same.Count() };
            foreach (var count in await counted.ToListAsync(cancellationToken))
            {
                members[count.Group] = count.Count;
            }
        }

        return members;
    }

    public async Task<int> MembersAmongAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var piece in Pieces.Of(userIds))
        {
            count += await ActiveMembers().CountAsync(membership => membership.GroupId == groupId && piece.Contains(membership.UserId), cancellationToken);
        }

        return count;
    }

    public Task<int> MatchedUsersAsync(CancellationToken cancellationToken) =>
        database.RosterUsers.CountAsync(
            user => user.Status == RosterStatus.Active
                && (database.DirectoryUsers.Any(linked => linked.Id == user.DirectoryUserId && linked.Active)
                    || database.DirectoryUsers.Any(named => named.UserNameKey == user.EmailKey && named.Active)),
            cancellationToken);

    private IQueryable<RosterMembership> ActiveMembers() =>
        from membership in database.RosterMemberships
        join user in database.RosterUsers on membership.UserId equals user.Id
        where membership.Status == RosterStatus.Active && user.Status == RosterStatus.Active
        select membership;
}

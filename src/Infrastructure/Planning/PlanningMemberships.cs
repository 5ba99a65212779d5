using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>
/// Every person in a group as directory and roster have it, in the order of (group, user). What the directory has is read in pages; what only the roster
/// has, which is little, is read at once, per some groups or for the users asked for, and put in between.
/// </summary>
internal sealed class PlanningMemberships(ProvisioningDbContext database, PlanningGroups groups, KnownMemberships known, LeftMemberships left)
{
    /// <summary>So many groups' roster memberships are looked through together.</summary>
    private const int GroupsTogether = 20;

    /// <summary><paramref name="groupIds"/> null: all groups.</summary>
    public IAsyncEnumerable<IReadOnlyList<MembershipCase>> OfGroupsAsync(IReadOnlyCollection<Guid>? groupIds, int pageSize, CancellationToken cancellationToken) =>
        CasesOfGroupsAsync(groupIds, pageSize, cancellationToken).InPagesAsync(pageSize, cancellationToken);

    /// <summary>Also of users just deleted.</summary>
    public IAsyncEnumerable<IReadOnlyList<MembershipCase>> OfUsersAsync(IReadOnlyCollection<Guid> userIds, int pageSize, CancellationToken cancellationToken) =>
        CasesOfUsersAsync(userIds, pageSize, cancellationToken).InPagesAsync(pageSize, cancellationToken);

    /// <summary>These users in one group.</summary>
    public async Task<IReadOnlyList<MembershipCase>> OfAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        var cases = new List<MembershipCase>();
        foreach (var piece in Pieces.Of(userIds))
        {
            cases.AddRange(await known.ReadAsync(database.DirectoryMembers.Where(member => member.GroupId == groupId && piece.Contains(member.UserId)), cancellationToken));
        }

        await foreach (var page in groups.PagesAsync([groupId], 1, cancellationToken))
        {
            if (TwinOf(page[0]) is { } twin)
            {
                cases.AddRange(await LeftByAsync(userIds, memberships => memberships.Where(membership => membership.GroupId == twin), cancellationToken));
            }
        }

        return InOrder(cases);
    }

    private async IAsyncEnumerable<MembershipCase> CasesOfGroupsAsync(
        IReadOnlyCollection<Guid>? groupIds, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in groups.PagesAsync(groupIds, GroupsTogether, cancellationToken))
        {
            // All groups: neighbours are read together, by the range of their ids. Some groups: others may lie between them.
            foreach (var together in page.Chunk(groupIds is null ? GroupsTogether : 1))
            {
                var twins = together.Select(TwinOf).OfType<Guid>().ToList();
                var leaving = twins.Count == 0
                    ? []
                    : InOrder(await left.ReadAsync(database.RosterMemberships.Where(membership => twins.Contains(membership.GroupId)), cancellationToken));
                var staying = KnownBetweenAsync(together[0].DirectoryId, together[^1].DirectoryId, pageSize, cancellationToken);
                await foreach (var membership in MergeAsync(staying, leaving, cancellationToken))
                {
                    yield return membership;
                }
            }
        }
    }

    private async IAsyncEnumerable<MembershipCase> CasesOfUsersAsync(
        IReadOnlyCollection<Guid> userIds, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var leaving = InOrder(await LeftByAsync(userIds, memberships => memberships, cancellationToken));
        await foreach (var membership in MergeAsync(KnownOfAsync(userIds, pageSize, cancellationToken), leaving, cancellationToken))
        {
            yield return membership;
        }
    }

    /// <summary>The members of the groups from first to last: what is left of the group begun, then the groups after it.</summary>
    private async IAsyncEnumerable<MembershipCase> KnownBetweenAsync(Guid first, Guid last, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (group, user) = (first, Guid.Empty);
        while (true)
        {
            var page = await known.ReadAsync(
                database.DirectoryMembers.Where(member => member.GroupId == group && member.UserId > user).OrderBy(member => member.UserId).Take(pageSize),
                cancellationToken);
            if (page.Count < pageSize)
            {
                page.AddRange(await known.ReadAsync(
                    database.DirectoryMembers.Where(member => member.GroupId > group && member.GroupId <= last)
                        .OrderBy(member => member.GroupId).ThenBy(member => member.UserId).Take(pageSize),
                    cancellationToken));
            }

            foreach (var membership in page)
            {
                yield return membership;
            }

            if (page.Count < pageSize)
            {
                yield break;
            }

            (group, user) = (page[^1].DirectoryGroupId, page[^1].DirectoryUserId!.Value);
        }
    }

    /// <summary>The users' memberships: their keys first, which are small, then page by page what belongs to them.</summary>
    private async IAsyncEnumerable<MembershipCase> KnownOfAsync(
        IReadOnlyCollection<Guid> userIds, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = new List<MembershipKey>();
        foreach (var piece in Pieces.Of(userIds))
        {
            keys.AddRange(await database.DirectoryMembers.Where(member => piece.Contains(member.UserId))
                .Select(member => new MembershipKey(member.GroupId, member.UserId)).ToListAsync(cancellationToken));
        }

        keys.Sort((one, other) => Compare(one.GroupId, one.UserId, other.GroupId, other.UserId));
        foreach (var page in keys.Chunk(Math.Min(pageSize, Pieces.Size)))
        {
            var wanted = page.ToHashSet();
            var (pageGroups, pageUsers) = (page.Select(key => key.GroupId).Distinct().ToList(), page.Select(key => key.UserId).Distinct().ToList());
            foreach (var membership in await known.ReadAsync(
                database.DirectoryMembers.Where(member => pageGroups.Contains(member.GroupId) && pageUsers.Contains(member.UserId)), cancellationToken))
            {
                if (wanted.Contains(new MembershipKey(membership.DirectoryGroupId, membership.DirectoryUserId!.Value)))
                {
                    yield return membership;
                }
            }
        }
    }

    /// <summary>What only the roster has of these users: asked of the console users who may be theirs, by link or address.</summary>
    private async Task<List<MembershipCase>> LeftByAsync(
        IReadOnlyCollection<Guid> userIds, Func<IQueryable<RosterMembership>, IQueryable<RosterMembership>> among, CancellationToken cancellationToken)
    {
        var people = new HashSet<Guid>();
        foreach (var piece in Pieces.Of(userIds))
        {
            people.UnionWith(await database.RosterUsers.Where(person => piece.Contains(person.DirectoryUserId!.Value)).Select(person => person.Id).ToListAsync(cancellationToken));
            people.UnionWith(await (
                from user in database.DirectoryUsers
                where piece.Contains(user.Id)
                join person in database.RosterUsers on user.UserNameKey equals person.EmailKey
                select person.Id).ToListAsync(cancellationToken));
        }

        var wanted = userIds.ToHashSet();
        var cases = new List<MembershipCase>();
        foreach (var piece in Pieces.Of(people))
        {
            var theirs = await left.ReadAsync(among(database.RosterMemberships).Where(membership => piece.Contains(membership.UserId)), cancellationToken);
            cases.AddRange(theirs.Where(membership => wanted.Contains(membership.DirectoryUserId!.Value)));
        }

        return cases;
    }

    private static async IAsyncEnumerable<MembershipCase> MergeAsync(
        IAsyncEnumerable<MembershipCase> staying, List<MembershipCase> leaving, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = 0;
        await foreach (var membership in staying.WithCancellation(cancellationToken))
        {
            for (; next < leaving.Count && Compare(leaving[next], membership) < 0; next++)
            {
                yield return leaving[next];
            }

            yield return membership;
        }

        for (; next < leaving.Count; next++)
        {
            yield return leaving[next];
        }
    }

    /// <summary>The roster group that is this one's: linked, or of its name and not another's.</summary>
    private static Guid? TwinOf(GroupCase directoryGroup) => (directoryGroup.Linked ?? (directoryGroup.HolderOwner is null ? directoryGroup.Holder : null))?.Id;

    private static List<MembershipCase> InOrder(List<MembershipCase> cases)
    {
        cases.Sort(Compare);
        return cases;
    }

    private static int Compare(MembershipCase one, MembershipCase other) =>
        Compare(one.DirectoryGroupId, one.DirectoryUserId!.Value, other.DirectoryGroupId, other.DirectoryUserId!.Value);

    private static int Compare(Guid group, Guid user, Guid otherGroup, Guid otherUser) =>
        group.CompareTo(otherGroup) is var order and not 0 ? order : user.CompareTo(otherUser);
}

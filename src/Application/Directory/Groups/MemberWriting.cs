using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Filtering;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>
/// Writes what a request says about members. The operations, in their order, come to one net change first: a thousand <c>remove</c> operations and
/// an <c>add</c> cost two writes, and the group's other members are never read.
/// </summary>
internal sealed class MemberWriting(IStore store, IDirectoryMembers members)
{
    private static readonly MemberMatches NoMatches = new(new Dictionary<string, Guid>(), new HashSet<string>());

    public async Task<Result<MemberOutcome>> ApplyAsync(Guid groupId, IReadOnlyList<GroupChange> changes, CancellationToken cancellationToken)
    {
        var named = changes.SelectMany(NamedBy).ToHashSet(StringComparer.Ordinal);
        var matches = named.Count == 0 ? NoMatches : await members.MatchAsync(named, cancellationToken);
        var net = new NetMembers(matches);
        var outcome = MemberOutcome.Untouched;
        foreach (var change in changes)
        {
            if (change is GroupChange.RemoveMembersWhere where)
            {
                // Whom the filter means depends on what came before it.
                outcome = outcome.Then(await WriteAsync(groupId, net, cancellationToken));
                net = new NetMembers(matches);
                if (await RemoveAsync(groupId, where.Filter, net, cancellationToken) is { } refused)
                {
                    return refused;
                }
            }
            else if (net.Take(change) is { } fault)
            {
                return fault;
            }
        }

        return outcome.Then(await WriteAsync(groupId, net, cancellationToken));
    }

    public Task ClearAsync(Guid groupId, CancellationToken cancellationToken) => members.ClearAsync(groupId, cancellationToken);

    private static IEnumerable<string> NamedBy(GroupChange change) => change switch
    {
        GroupChange.AddMembers add => add.Members.Select(member => member.Value),
        GroupChange.ReplaceMembers replace => replace.Members.Select(member => member.Value),
        GroupChange.RemoveMembers remove => remove.Values,
        _ => [],
    };

    private async Task<Fault?> RemoveAsync(Guid groupId, Filter filter, NetMembers net, CancellationToken cancellationToken)
    {
        var users = MembersOfGroups.OfUsers(filter);
        var strangers = MembersOfGroups.OfStrangers(filter);
        if ((users.Fault ?? strangers.Fault) is { } fault)
        {
            return fault;
        }

        net.Remove(await store.ListAsync(new UsersInGroup(groupId, users.Value), cancellationToken));
        net.Remove(await store.ListAsync(new StrangersInGroup(groupId, strangers.Value), cancellationToken));
        return null;
    }

    private async Task<MemberOutcome> WriteAsync(Guid groupId, NetMembers net, CancellationToken cancellationToken) =>
        net.StartsOver ? await ReplaceAsync(groupId, net, cancellationToken) : await ChangeAsync(groupId, net, cancellationToken);

    private async Task<MemberOutcome> ReplaceAsync(Guid groupId, NetMembers net, CancellationToken cancellationToken)
    {
        var difference = await members.ReplaceAsync(groupId, net.AddedUsers, cancellationToken);
        var (changed, added) = await members.ReplaceUnknownAsync(groupId, net.AddedUnknown, cancellationToken);
        return MemberOutcome.Of([.. difference.Added, .. difference.Removed], added, changed || difference.Redisplayed, difference.Added.Count > 0);
    }

    private async Task<MemberOutcome> ChangeAsync(Guid groupId, NetMembers net, CancellationToken cancellationToken)
    {
        var concerned = new List<Guid>();
        IReadOnlyList<Guid> added = [];
        if (net.RemovedUsers.Count > 0)
        {
            concerned.AddRange(await members.RemoveAsync(groupId, net.RemovedUsers, cancellationToken));
        }

        if (net.AddedUsers is { Count: > 0 } users)
        {
            added = await members.AddAsync(groupId, users, cancellationToken);
            concerned.AddRange(added);
        }

        var dropped = net.RemovedUnknown.Count > 0 ? await members.RemoveUnknownAsync(groupId, net.RemovedUnknown, cancellationToken) : 0;
        var unknown = net.AddedUnknown.Count > 0 ? await members.AddUnknownAsync(groupId, net.AddedUnknown, cancellationToken) : [];
        return MemberOutcome.Of(concerned, unknown, dropped > 0, added.Count > 0);
    }

    private sealed class UsersInGroup : Specification<DirectoryMember, Guid>
    {
        public UsersInGroup(Guid groupId, Expression<Func<DirectoryMember, bool>> matching)
        {
            Query.Where(member => member.GroupId == groupId).Where(matching).AsNoTracking();
            Select(member => member.UserId);
        }
    }

    private sealed class StrangersInGroup : Specification<UnknownMember, string>
    {
        public StrangersInGroup(Guid groupId, Expression<Func<UnknownMember, bool>> matching)
        {
            Query.Where(member => member.GroupId == groupId).Where(matching).AsNoTracking();
            Select(member => member.Value);
        }
    }
}

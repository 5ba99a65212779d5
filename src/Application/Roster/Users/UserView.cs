using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>A console user as the API shows him.</summary>
/// <param name="Groups">Names of his active groups, sorted.</param>
public sealed record UserView(RosterUser User, IReadOnlyList<string> Groups, IReadOnlyList<string> Warnings)
{
    /// <summary>Users with their groups, by one query for all of them.</summary>
    internal static async Task<IReadOnlyList<UserView>> OfAsync(IStore store, IReadOnlyList<RosterUser> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return [];
        }

        var groups = await NamesOfGroups.ReadAsync(store, [.. users.Select(user => user.Id)], cancellationToken);
        return [.. users.Select(user => new UserView(user, [.. groups[user.Id]], []))];
    }
}

/// <param name="Name">Of an active group that he is in.</param>
internal sealed record GroupName(Guid UserId, string Name, string NameKey);

internal static class NamesOfGroups
{
    /// <summary>By user, sorted by the folded name: the same wherever and whenever the group was made.</summary>
    public static async Task<ILookup<Guid, string>> ReadAsync(IStore store, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        (await store.ListAsync(new GroupNamesOf(store, userIds), cancellationToken))
            .OrderBy(group => group.NameKey, StringComparer.Ordinal).ToLookup(group => group.UserId, group => group.Name);
}

internal sealed class GroupNamesOf : Specification<RosterMembership, GroupName>
{
    public GroupNamesOf(IStore store, IReadOnlyCollection<Guid> userIds)
    {
        var groups = store.Rows<RosterGroup>().Where(group => group.Status == RosterStatus.Active);
        Query
            .Where(membership => userIds.Contains(membership.UserId) && membership.Status == RosterStatus.Active && groups.Any(group => group.Id == membership.GroupId))
            .AsNoTracking();
        Select(membership => new GroupName(
            membership.UserId,
            groups.Where(group => group.Id == membership.GroupId).Select(group => group.Name).First(),
            groups.Where(group => group.Id == membership.GroupId).Select(group => group.NameKey).First()));
    }
}

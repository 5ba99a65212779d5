using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>
/// Gives a console user the groups that an admin lists: the whole list of his hand-made memberships. What a sync made stays; missing groups are made, archived ones
/// come back.
/// </summary>
internal sealed class HandMadeGroups(IStore store, Caller caller, TimeProvider clock)
{
    /// <summary>The user's groups before and after, by name; the same where nothing changed.</summary>
    public async Task<(IReadOnlyList<string> Before, IReadOnlyList<string> After)> SetAsync(RosterUser user, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var wanted = await GroupsAsync(names, cancellationToken);
        var memberships = await store.ListAsync(new MembershipsOf(user.Id), cancellationToken);
        var groups = (await store.ListAsync(new GroupsByIds([.. memberships.Select(membership => membership.GroupId)]), cancellationToken))
            .Concat(wanted).DistinctBy(group => group.Id).ToDictionary(group => group.Id);
        var before = Names(memberships, groups);
        var left = wanted.ToDictionary(group => group.Id);
        foreach (var membership in memberships)
        {
            if (left.Remove(membership.GroupId))
            {
                membership.Managed &= membership.Status == RosterStatus.Active;
                membership.Status = RosterStatus.Active;
            }
            else if (!membership.Managed)
            {
                membership.Status = RosterStatus.Archived;
            }
        }

        var made = left.Values.Select(group => new RosterMembership { TenantId = caller.TenantId, GroupId = group.Id, UserId = user.Id }).ToList();
        made.ForEach(store.Add);
        return (before, Names([.. memberships, .. made], groups));
    }

    private async Task<IReadOnlyList<RosterGroup>> GroupsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(new GroupsByNames([.. names.Select(CaseFolding.Key)]), cancellationToken)).ToDictionary(group => group.NameKey);
        var groups = new List<RosterGroup>(names.Count);
        foreach (var name in names)
        {
            if (known.TryGetValue(CaseFolding.Key(name), out var group))
            {
                if (group.Status == RosterStatus.Archived)
                {
                    group.Status = RosterStatus.Active;
                    group.Version++;
                }
            }
            else
            {
                group = new RosterGroup { TenantId = caller.TenantId, Id = Ids.New(clock), Name = name, NameKey = CaseFolding.Key(name), CreatedAt = clock.GetUtcNow() };
                store.Add(group);
            }

            groups.Add(group);
        }

        return groups;
    }

    private static IReadOnlyList<string> Names(IEnumerable<RosterMembership> memberships, Dictionary<Guid, RosterGroup> groups) =>
    [
        .. from membership in memberships
           where membership.Status == RosterStatus.Active
           let @group = groups[membership.GroupId]
           where @group.Status == RosterStatus.Active
           orderby @group.NameKey
           select @group.Name,
    ];
}

internal sealed class MembershipsOf : Specification<RosterMembership>
{
    public MembershipsOf(Guid userId) => Query.Where(membership => membership.UserId == userId);
}

internal sealed class GroupsByIds : Specification<RosterGroup>
{
    public GroupsByIds(IReadOnlyCollection<Guid> ids) => Query.Where(group => ids.Contains(group.Id));
}

internal sealed class GroupsByNames : Specification<RosterGroup>
{
    public GroupsByNames(IReadOnlyCollection<string> keys) => Query.Where(group => keys.Contains(group.NameKey));
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>
/// Gives a console user the groups that an admin lists: the whole list of his hand-made memberships. What a sync made stays, unless the user is opted out; missing groups
/// are made, archived ones come back.
/// </summary>
internal sealed class HandMadeGroups(IStore store, Caller caller, TimeProvider clock)
{
    public async Task<GroupEdit> SetAsync(RosterUser user, IReadOnlyList<string> names, CancellationToken cancellationToken)
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
            else if (!membership.Managed || !user.ProvisioningManaged)
            {
                membership.Status = RosterStatus.Archived;
            }
        }

        var made = left.Values.Select(group => new RosterMembership { TenantId = caller.TenantId, GroupId = group.Id, UserId = user.Id }).ToList();
        made.ForEach(store.Add);
        var wantedIds = wanted.Select(group => group.Id).ToHashSet();
        return new GroupEdit(
            before,
            Names([.. memberships, .. made], groups),
            Names(memberships.Where(membership => !wantedIds.Contains(membership.GroupId)), groups),
            Names([.. memberships, .. made], groups, group => group.Managed && wantedIds.Contains(group.Id), membership => !membership.Managed));
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

    private static IReadOnlyList<string> Names(
        IEnumerable<RosterMembership> memberships,
        Dictionary<Guid, RosterGroup> groups,
        Func<RosterGroup, bool>? ofGroup = null,
        Func<RosterMembership, bool>? ofMembership = null) =>
    [
        .. from membership in memberships
           where membership.Status == RosterStatus.Active && ofMembership?.Invoke(membership) != false
           let @group = groups[membership.GroupId]
           where @group.Status == RosterStatus.Active && ofGroup?.Invoke(@group) != false
           orderby @group.NameKey
           select @group.Name,
    ];
}

/// <summary>What became of an edit of a user's groups; groups by name.</summary>
/// <param name="Kept">Not asked for, but a sync has put him there.</param>
/// <param name="Lent">Asked for, though the identity provider decides about the group.</param>
internal sealed record GroupEdit(IReadOnlyList<string> Before, IReadOnlyList<string> After, IReadOnlyList<string> Kept, IReadOnlyList<string> Lent)
{
    public static GroupEdit None(IReadOnlyList<string> groups) => new(groups, groups, [], []);
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

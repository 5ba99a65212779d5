using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Syncing.Running;

internal sealed class RosterUsersById : Specification<RosterUser>
{
    public RosterUsersById(IReadOnlyCollection<Guid> ids) => Query.Where(user => ids.Contains(user.Id));
}

/// <summary>Who has these addresses now.</summary>
internal sealed class AddressHolders : Specification<RosterUser, Held>
{
    public AddressHolders(IReadOnlyCollection<string> keys)
    {
        Query.Where(user => keys.Contains(user.EmailKey)).AsNoTracking();
        Select(user => new Held(user.EmailKey, user.Id));
    }
}

internal sealed class TwinsById : Specification<RosterUser, RosterTwin>
{
    public TwinsById(IReadOnlyCollection<Guid> ids)
    {
        Query.Where(user => ids.Contains(user.Id)).AsNoTracking();
        Select(user => new RosterTwin(user.Id, user.Status, user.ProvisioningManaged));
    }
}

internal sealed class RosterGroupsById : Specification<RosterGroup>
{
    public RosterGroupsById(IReadOnlyCollection<Guid> ids) => Query.Where(group => ids.Contains(group.Id));
}

/// <summary>Which groups have these names now.</summary>
internal sealed class NameHolders : Specification<RosterGroup, Held>
{
    public NameHolders(IReadOnlyCollection<string> keys)
    {
        Query.Where(group => keys.Contains(group.NameKey)).AsNoTracking();
        Select(group => new Held(group.NameKey, group.Id));
    }
}

/// <summary>The memberships of some users in one group.</summary>
internal sealed class MembershipsIn : Specification<RosterMembership>
{
    public MembershipsIn(Guid groupId, IReadOnlyCollection<Guid> userIds) =>
        Query.Where(membership => membership.GroupId == groupId && userIds.Contains(membership.UserId));
}

/// <summary>The memberships of one user in some groups.</summary>
internal sealed class MembershipsOf : Specification<RosterMembership>
{
    public MembershipsOf(Guid userId, IReadOnlyCollection<Guid> groupIds) =>
        Query.Where(membership => membership.UserId == userId && groupIds.Contains(membership.GroupId));
}

internal sealed record Held(string Key, Guid Id);

using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Roster.Groups;

/// <summary>GET /api/v1/groups/{id}/members, in the order of the users' making; archived users who come back with their membership are among them.</summary>
public sealed record FindGroupMembers(Guid GroupId, PageRequest Page) : IQuery<Listing<MemberView>>;

/// <param name="Id">The user's.</param>
/// <param name="Status">The user's.</param>
/// <param name="Managed">Whether a sync made the membership.</param>
public sealed record MemberView(Guid Id, string Email, string Name, RosterStatus Status, bool Managed);

internal sealed class FindGroupMembersHandler(IStore store) : IQueryHandler<FindGroupMembers, Listing<MemberView>>
{
    public async Task<Result<Listing<MemberView>>> Handle(FindGroupMembers request, CancellationToken cancellationToken)
    {
        if (!await store.AnyAsync(new RosterGroupById(request.GroupId), cancellationToken))
        {
            return Fault.NotFound($"There is no group {request.GroupId}.");
        }

        var total = await store.CountAsync(new GroupMembersPage(request.GroupId, null), cancellationToken);
        var memberships = await store.ListAsync(new GroupMembersPage(request.GroupId, request.Page), cancellationToken);
        var users = (await store.ListAsync(new RosterUsersByIds([.. memberships.Select(membership => membership.UserId)]), cancellationToken)).ToDictionary(user => user.Id);
        return request.Page.Of([.. memberships.Select(membership => View(membership, users[membership.UserId]))], total);
    }

    private static MemberView View(RosterMembership membership, RosterUser user) => new(user.Id, user.Email, user.Name, user.Status, membership.Managed);
}

internal sealed class GroupMembersPage : Specification<RosterMembership>
{
    public GroupMembersPage(Guid groupId, PageRequest? page)
    {
        Query.Where(membership => membership.GroupId == groupId && membership.Status == RosterStatus.Active).AsNoTracking();
        if (page is not null)
        {
            Query.OrderBy(membership => membership.UserId).Skip(page.Skip).Take(page.PageSize);
        }
    }
}

internal sealed class RosterGroupById : Specification<RosterGroup>
{
    public RosterGroupById(Guid id) => Query.Where(group => group.Id == id);
}

internal sealed class RosterUsersByIds : Specification<RosterUser>
{
    public RosterUsersByIds(IReadOnlyCollection<Guid> ids) => Query.Where(user => ids.Contains(user.Id)).AsNoTracking();
}

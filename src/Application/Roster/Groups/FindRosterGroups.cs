using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Roster.Groups;

/// <summary>GET /api/v1/groups: the console's groups, in the order of their making.</summary>
public sealed record FindRosterGroups(string? Search, RosterStatus? Status, PageRequest Page) : IQuery<Listing<GroupView>>;

/// <param name="Members">How many active users are in it.</param>
public sealed record GroupView(Guid Id, string Name, bool Managed, RosterStatus Status, int Members);

internal sealed class FindRosterGroupsHandler(IStore store) : IQueryHandler<FindRosterGroups, Listing<GroupView>>
{
    public async Task<Result<Listing<GroupView>>> Handle(FindRosterGroups request, CancellationToken cancellationToken)
    {
        var total = await store.CountAsync(new RosterGroupsPage(store, request.Search, request.Status, null), cancellationToken);
        var groups = await store.ListAsync(new RosterGroupsPage(store, request.Search, request.Status, request.Page), cancellationToken);
        return request.Page.Of(groups, total);
    }
}

internal sealed class RosterGroupsPage : Specification<RosterGroup, GroupView>
{
    public RosterGroupsPage(IStore store, string? search, RosterStatus? status, PageRequest? page)
    {
        var members = ActiveMembers.Of(store);
        Query.AsNoTracking();
        if (search is { } text && CaseFolding.Key(text.Trim()) is { Length: > 0 } key)
        {
            Query.Where(group => group.NameKey.Contains(key));
        }

        if (status is { } wanted)
        {
            Query.Where(group => group.Status == wanted);
        }

        if (page is not null)
        {
            Query.OrderBy(group => group.Id).Skip(page.Skip).Take(page.PageSize);
        }

        Select(group => new GroupView(group.Id, group.Name, group.Managed, group.Status, members.Count(member => member.GroupId == group.Id)));
    }
}

internal static class ActiveMembers
{
    /// <summary>Active memberships of active users.</summary>
    public static IQueryable<RosterMembership> Of(IStore store)
    {
        var users = store.Rows<RosterUser>();
        return store.Rows<RosterMembership>().Where(membership => membership.Status == RosterStatus.Active
            && users.Any(user => user.Id == membership.UserId && user.Status == RosterStatus.Active));
    }
}

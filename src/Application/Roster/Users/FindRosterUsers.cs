using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>GET /api/v1/users: console users, in the order of their making.</summary>
/// <param name="Search">Part of an e-mail or name, in any letter case.</param>
/// <param name="Status">Null: all.</param>
public sealed record FindRosterUsers(string? Search, RosterStatus? Status, PageRequest Page) : IQuery<Listing<UserView>>;

internal sealed class FindRosterUsersHandler(IStore store) : IQueryHandler<FindRosterUsers, Listing<UserView>>
{
    public async Task<Result<Listing<UserView>>> Handle(FindRosterUsers request, CancellationToken cancellationToken)
    {
        var total = await store.CountAsync(new RosterUsersPage(request.Search, request.Status, null), cancellationToken);
        var users = request.Page.Skip >= total ? [] : await store.ListAsync(new RosterUsersPage(request.Search, request.Status, request.Page), cancellationToken);
        return request.Page.Of(await UserView.OfAsync(store, users, cancellationToken), total);
    }
}

internal sealed class RosterUsersPage : Specification<RosterUser>
{
    public RosterUsersPage(string? search, RosterStatus? status, PageRequest? page)
    {
        Query.AsNoTracking();
        if (search is { } text && CaseFolding.Key(text.Trim()) is { Length: > 0 } key)
        {
            Query.Where(user => user.SearchKey.Contains(key));
        }

        if (status is { } wanted)
        {
            Query.Where(user => user.Status == wanted);
        }

        if (page is not null)
        {
            Query.OrderBy(user => user.Id).Skip(page.Skip).Take(page.PageSize);
        }
    }
}

using System.Linq.Expressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Filtering;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>GET /Users and POST /Users/.search.</summary>
/// <param name="WithGroups">Whether the answer shows them.</param>
public sealed record FindUsers(Filter? Filter, SortBy? SortBy, Paging Paging, bool WithGroups) : IQuery<Page<UserView>>;

internal sealed class FindUsersHandler(IStore store, IDirectoryMembers members, SchemaTable schemas) : IQueryHandler<FindUsers, Page<UserView>>
{
    public async Task<Result<Page<UserView>>> Handle(FindUsers request, CancellationToken cancellationToken)
    {
        var filters = new UserFilters(store, schemas);
        var criterion = ListQuery.Criterion(request.Filter, filters.Of);
        var order = ListQuery.Order(request.SortBy, filters.ColumnOf);
        if ((criterion.Fault ?? order.Fault) is { } fault)
        {
            return fault;
        }

        var total = await store.CountAsync(new UsersPage(criterion.Value, null, null), cancellationToken);
        var rows = request.Paging.IsEmpty(total)
            ? []
            : await store.ListAsync(new UsersPage(criterion.Value, order.Value.First, request.Paging), cancellationToken);
        var (page, next) = ListQuery.Cut(rows, request.Paging, order.Value.First, user => user.Id);
        var groups = request.WithGroups && page.Count > 0
            ? (await members.GroupsOfAsync([.. page.Select(user => user.Id)], cancellationToken)).ToLookup(group => group.UserId)
            : null;
        return new Page<UserView>(total, request.Paging.StartIndex, [.. page.Select(user => UserView.Of(user, groups is null ? [] : [.. groups[user.Id]]))], next);
    }
}

/// <summary>Users that match, in an order that is the same for every page.</summary>
internal sealed class UsersPage : Specification<DirectoryUser>
{
    public UsersPage(Expression<Func<DirectoryUser, bool>> criterion, SortOrder<DirectoryUser>? order, Paging? paging)
    {
        Query.Where(criterion).AsNoTracking();
        ListQuery.Page(Query, order, paging, user => user.Id);
    }
}

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

        var total = await store.CountAsync(new UsersPage(criterion.Value), cancellationToken);
        IReadOnlyList<UserRow> rows = request.Paging.IsEmpty(total)
            ? []
            : await store.ListAsync(new UserRows(criterion.Value, order.Value.First, request.Paging), cancellationToken);
        var (page, last) = ListQuery.Cut(rows, request.Paging);
        var next = last is null ? null : await PositionAsync(last.Id, order.Value.First, cancellationToken);
        var groups = request.WithGroups && page.Count > 0
            ? (await members.GroupsOfAsync([.. page.Select(user => user.Id)], cancellationToken)).ToLookup(group => group.UserId)
            : null;
        return new Page<UserView>(total, request.Paging.StartIndex, [.. page.Select(user => user.View(groups is null ? [] : [.. groups[user.Id]]))], next);
    }

    /// <summary>What the last user was sorted by isn't in the answer, so it is read for him alone.</summary>
    private async Task<Position?> PositionAsync(Guid id, SortOrder<DirectoryUser>? order, CancellationToken cancellationToken) =>
        order is null ? new Position(id, null)
        : await store.FindAsync(new UserToSeek(id), cancellationToken) is { } user ? Seek.Of(user, id, order)
        : null;

    private sealed class UserToSeek : Specification<DirectoryUser>
    {
        public UserToSeek(Guid id) => Query.Where(user => user.Id == id).AsNoTracking();
    }
}

/// <summary>Users that match.</summary>
internal sealed class UsersPage : Specification<DirectoryUser>
{
    public UsersPage(Expression<Func<DirectoryUser, bool>> criterion) => Query.Where(criterion).AsNoTracking();
}

/// <summary>A page of them, in an order that is the same for every page: only what an answer shows is read.</summary>
internal sealed class UserRows : Specification<DirectoryUser, UserRow>
{
    public UserRows(Expression<Func<DirectoryUser, bool>> criterion, SortOrder<DirectoryUser>? order, Paging paging)
    {
        Query.Where(criterion).AsNoTracking();
        ListQuery.Page(Query, order, paging, user => user.Id);
        Select(user => new UserRow(user.Id, user.Document, user.Version, user.CreatedAt, user.LastModified));
    }
}

internal sealed record UserRow(Guid Id, string Document, long Version, DateTimeOffset CreatedAt, DateTimeOffset LastModified)
{
    public UserView View(IReadOnlyList<GroupOfUser> groups) => new(Id, Document, Version, CreatedAt, LastModified, groups);
}

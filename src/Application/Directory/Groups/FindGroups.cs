using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Filtering;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>GET /Groups and POST /Groups/.search.</summary>
/// <param name="WithMembers">Whether the answer shows them; if not, they are not read.</param>
public sealed record FindGroups(Filter? Filter, SortBy? SortBy, Paging Paging, bool WithMembers) : IQuery<GroupPage>;

internal sealed class FindGroupsHandler(IStore store, IDirectoryMembers members, SchemaTable schemas) : IQueryHandler<FindGroups, GroupPage>
{
    public async Task<Result<GroupPage>> Handle(FindGroups request, CancellationToken cancellationToken)
    {
        var filters = new GroupFilters(store, schemas);
        var criterion = ListQuery.Criterion(request.Filter, filters.Of);
        var order = ListQuery.Order(request.SortBy, filters.ColumnOf);
        if ((criterion.Fault ?? order.Fault) is { } fault)
        {
            return fault;
        }

        var total = await store.CountAsync(new GroupsPage(criterion.Value, null, null), cancellationToken);
        var rows = request.Paging.IsEmpty(total)
            ? []
            : await store.ListAsync(new GroupsPage(criterion.Value, order.Value.First, request.Paging), cancellationToken);
        var (page, last) = ListQuery.Cut(rows, request.Paging);
        var next = last is null ? null : Seek.Of(last, last.Id, order.Value.First);
        var views = !request.WithMembers ? WithoutMembersAsync(page)
            : order.Value.First is null ? MergedAsync(page, cancellationToken)
            : OneByOneAsync(page, cancellationToken);
        return new GroupPage(total, request.Paging.StartIndex, page.Count, views, next);
    }

    private static IAsyncEnumerable<GroupView> WithoutMembersAsync(IReadOnlyList<DirectoryGroup> rows) =>
        rows.Select(group => GroupView.Of(group, null)).ToAsyncEnumerable();

    /// <summary>Groups and members come in the same order, by the groups' ids: one query for all members of the page.</summary>
    private async IAsyncEnumerable<GroupView> MergedAsync(IReadOnlyList<DirectoryGroup> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var all = members.StreamAsync([.. rows.Select(group => group.Id)], cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = rows.Count > 0 && await all.MoveNextAsync();
        foreach (var group in rows)
        {
            var own = new List<MemberRow>();
            while (more && all.Current.GroupId == group.Id)
            {
                own.Add(all.Current);
                more = await all.MoveNextAsync();
            }

            yield return GroupView.Of(group, own);
        }
    }

    /// <summary>A page in another order reads the members group by group.</summary>
    private async IAsyncEnumerable<GroupView> OneByOneAsync(IReadOnlyList<DirectoryGroup> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var group in rows)
        {
            yield return GroupView.Of(group, await members.StreamAsync([group.Id], cancellationToken).ToListAsync(cancellationToken));
        }
    }
}

/// <summary>Groups that match, in an order that is the same for every page.</summary>
internal sealed class GroupsPage : Specification<DirectoryGroup>
{
    public GroupsPage(Expression<Func<DirectoryGroup, bool>> criterion, SortOrder<DirectoryGroup>? order, Paging? paging)
    {
        Query.Where(criterion).AsNoTracking();
        ListQuery.Page(Query, order, paging, group => group.Id);
    }
}

using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>The plan's rows of memberships, once users and groups are decided.</summary>
internal sealed class MembershipRows(IPlanningState state, UserRows users, GroupRows groups)
{
    private const int PageSize = 500;

    /// <summary>Every membership. Whoever came to the directory after his kind was planned is left to the next sync, which his arrival brings about.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in state.MembershipsOfGroupsAsync(null, PageSize, cancellationToken))
        {
            yield return Rows(page.Where(membership =>
                !membership.UserExists || membership.DirectoryUserId is not { } user || users.Standings.ContainsKey(user)));
        }

        await foreach (var page in state.UnknownMembersAsync(null, PageSize, cancellationToken))
        {
            yield return Rows(page);
        }
    }

    /// <summary>What the changes name, and all of groups and users that come or come back.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DraftRow>> OfAsync(ChangedObjects changed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (groups.Moved.Count > 0)
        {
            await foreach (var page in state.MembershipsOfGroupsAsync(groups.Moved, PageSize, cancellationToken))
            {
                yield return Rows(page);
            }
        }

        HashSet<Guid> people = [.. users.Moved, .. changed.DeletedUsers];
        foreach (var ids in people.Order().Chunk(PageSize))
        {
            await foreach (var page in state.MembershipsOfUsersAsync(ids, PageSize, cancellationToken))
            {
                var rest = page.Where(membership => !groups.Moved.Contains(membership.DirectoryGroupId)).ToList();
                await groups.AlsoAsync([.. rest.Select(membership => membership.DirectoryGroupId).Distinct()], cancellationToken);
                yield return Rows(rest);
            }
        }

        foreach (var (group, members) in changed.Members.OrderBy(entry => entry.Key))
        {
            if (groups.Moved.Contains(group))
            {
                continue;
            }

            foreach (var ids in members.Where(user => !people.Contains(user)).Order().Chunk(PageSize))
            {
                yield return Rows(await state.MembershipsAsync(group, ids, cancellationToken));
            }
        }

        await foreach (var page in UnknownAsync(changed, cancellationToken))
        {
            yield return page;
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<DraftRow>> UnknownAsync(ChangedObjects changed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (groups.Moved.Count > 0)
        {
            await foreach (var page in state.UnknownMembersAsync(groups.Moved, PageSize, cancellationToken))
            {
                yield return Rows(page);
            }
        }

        foreach (var (group, values) in changed.UnknownMembers.Where(entry => !groups.Moved.Contains(entry.Key)).OrderBy(entry => entry.Key))
        {
            foreach (var some in values.Order(StringComparer.Ordinal).Chunk(PageSize))
            {
                yield return Rows(await state.UnknownMembersAsync(group, some, cancellationToken));
            }
        }
    }

    private List<DraftRow> Rows(IEnumerable<MembershipCase> memberships)
    {
        var rows = new List<DraftRow>();
        foreach (var membership in memberships)
        {
            if (groups.Decisions.TryGetValue(membership.DirectoryGroupId, out var group)
                && MembershipPlanner.Plan(membership, group, Standing(membership)) is { } change)
            {
                rows.Add(new DraftRow(change));
            }
        }

        return rows;
    }

    private UserStanding? Standing(MembershipCase membership) =>
        membership.DirectoryUserId is { } user && users.Standings.TryGetValue(user, out var standing) ? standing : null;
}

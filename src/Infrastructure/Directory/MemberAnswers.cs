using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Directory;

/// <summary>Memberships as answers show them: a group's members, a user's groups.</summary>
internal sealed class MemberAnswers(ProvisioningDbContext database)
{
    /// <summary>Compiled, because nearly every answer about a user asks it.</summary>
    private static readonly Func<ProvisioningDbContext, Guid, IAsyncEnumerable<GroupOfUser>> GroupsOfOne = EF.CompileAsyncQuery(
        (ProvisioningDbContext context, Guid user) =>
            from member in context.DirectoryMembers
            where member.UserId == user
            join directoryGroup in context.DirectoryGroups on member.GroupId equals directoryGroup.Id
            orderby member.GroupId
            select new GroupOfUser(member.UserId, member.GroupId, directoryGroup.DisplayName));

    /// <summary>
    /// In the order of (group, user), unmatched values after the users. Those, normally none, are read first: one connection gives one stream of rows at a time.
    /// </summary>
    public async IAsyncEnumerable<MemberRow> StreamAsync(IReadOnlyCollection<Guid> groupIds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var piece in Pieces.InOrder(groupIds))
        {
            var strangers = new Queue<MemberRow>(await StrangersAsync(piece, cancellationToken));
            await foreach (var member in Known(piece).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                while (strangers.TryPeek(out var stranger) && stranger.GroupId.CompareTo(member.GroupId) < 0)
                {
                    yield return strangers.Dequeue();
                }

                yield return new MemberRow(member.GroupId, member.UserId, member.UserId.ToString(), member.Display);
            }

            while (strangers.TryDequeue(out var stranger))
            {
                yield return stranger;
            }
        }
    }

    /// <summary>In the order of (user, group).</summary>
    public async Task<IReadOnlyList<GroupOfUser>> GroupsOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        var groups = new List<GroupOfUser>();
        if (userIds.Count == 1)
        {
            await foreach (var membership in GroupsOfOne(database, userIds.Single()).WithCancellation(cancellationToken))
            {
                groups.Add(membership);
            }

            return groups;
        }

        foreach (var piece in Pieces.InOrder(userIds))
        {
            groups.AddRange(await (
                from member in database.DirectoryMembers
                where piece.Contains(member.UserId)
                join directoryGroup in database.DirectoryGroups on member.GroupId equals directoryGroup.Id
                orderby member.UserId, member.GroupId
                select new GroupOfUser(member.UserId, member.GroupId, directoryGroup.DisplayName)).ToListAsync(cancellationToken));
        }

        return groups;
    }

    private IQueryable<KnownRow> Known(IReadOnlyList<Guid> groupIds) =>
        from member in database.DirectoryMembers
        where groupIds.Contains(member.GroupId)
        orderby member.GroupId, member.UserId
        select new KnownRow(member.GroupId, member.UserId, member.Display);

    private async Task<List<MemberRow>> StrangersAsync(IReadOnlyList<Guid> groupIds, CancellationToken cancellationToken) =>
        await database.UnknownMembers.Where(row => groupIds.Contains(row.GroupId)).OrderBy(row => row.GroupId).ThenBy(row => row.ValueHash)
            .Select(row => new MemberRow(row.GroupId, null, row.Value, row.Display)).ToListAsync(cancellationToken);

    private sealed record KnownRow(Guid GroupId, Guid UserId, string? Display);
}

using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>Member values that match no user, in pages.</summary>
internal sealed class Strangers(ProvisioningDbContext database)
{
    /// <summary><paramref name="groupIds"/> null: all groups.</summary>
    public IAsyncEnumerable<IReadOnlyList<MembershipCase>> PagesAsync(IReadOnlyCollection<Guid>? groupIds, int pageSize, CancellationToken cancellationToken) =>
        CasesAsync(groupIds, pageSize, cancellationToken).InPagesAsync(pageSize, cancellationToken);

    /// <summary>Those of these values that the group has, in the order of their hashes.</summary>
    public async Task<IReadOnlyList<MembershipCase>> OfAsync(Guid groupId, IReadOnlyCollection<string> values, CancellationToken cancellationToken)
    {
        var group = await database.DirectoryGroups.Where(group => group.Id == groupId)
            .Select(group => new GroupWithStrangers(group.Id, group.DisplayName)).SingleOrDefaultAsync(cancellationToken);
        if (group is null)
        {
            return [];
        }

        var rows = new List<UnknownMember>();
        foreach (var piece in values.Distinct(StringComparer.Ordinal).Select(UnknownMember.HashOf).Chunk(Pieces.Size).Select(piece => piece.ToList()))
        {
            rows.AddRange(await database.UnknownMembers.AsNoTracking().Where(row => row.GroupId == groupId && piece.Contains(row.ValueHash)).ToListAsync(cancellationToken));
        }

        rows.Sort((one, other) => one.ValueHash.AsSpan().SequenceCompareTo(other.ValueHash));
        return [.. rows.Select(row => CaseOf(group, row.Value))];
    }

    private async IAsyncEnumerable<MembershipCase> CasesAsync(
        IReadOnlyCollection<Guid>? groupIds, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var group in GroupsAsync(groupIds, pageSize, cancellationToken))
        {
            byte[] after = [];
            List<UnknownMember> page;
            do
            {
                page = await database.UnknownMembers.AsNoTracking().Where(row => row.GroupId == group.Id).Where(After(after))
                    .OrderBy(row => row.ValueHash).Take(pageSize).ToListAsync(cancellationToken);
                foreach (var row in page)
                {
                    yield return CaseOf(group, row.Value);
                }

                after = page.Count > 0 ? page[^1].ValueHash : after;
            }
            while (page.Count == pageSize);
        }
    }

    /// <summary>The groups that have any: few.</summary>
    private async IAsyncEnumerable<GroupWithStrangers> GroupsAsync(
        IReadOnlyCollection<Guid>? groupIds, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pieces = Pieces.OrAll(groupIds);
        foreach (var piece in pieces)
        {
            var after = Guid.Empty;
            List<GroupWithStrangers> page;
            do
            {
                var groups = database.DirectoryGroups.Where(group => group.Id > after && database.UnknownMembers.Any(row => row.GroupId == group.Id));
                page = await (piece is null ? groups : groups.Where(group => piece.Contains(group.Id)))
                    .OrderBy(group => group.Id).Take(pageSize).Select(group => new GroupWithStrangers(group.Id, group.DisplayName)).ToListAsync(cancellationToken);
                foreach (var group in page)
                {
                    yield return group;
                }

                after = page.Count > 0 ? page[^1].Id : after;
            }
            while (page.Count == pageSize);
        }
    }

    private static MembershipCase CaseOf(GroupWithStrangers group, string value) =>
        new(group.Id, group.Name, DirectoryUserId: null, value, Email: null, InDirectory: true, UserExists: false, UserActive: false, null, null);

    /// <summary>C# has no order of bytes, the databases have.</summary>
    private static Expression<Func<UnknownMember, bool>> After(byte[] hash)
    {
        Expression<Func<UnknownMember, byte[]>> value = row => row.ValueHash;
        Expression<Func<byte[]>> given = () => hash;
        var greater = Expression.GreaterThan(value.Body, given.Body, liftToNull: false, ((Func<byte[], byte[], bool>)IsAfter).Method);
        return Expression.Lambda<Func<UnknownMember, bool>>(greater, value.Parameters);
    }

    private static bool IsAfter(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other) > 0;

    private sealed record GroupWithStrangers(Guid Id, string Name);
}

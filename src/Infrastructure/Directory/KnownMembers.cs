using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Directory;

/// <summary>Users in groups, as rows.</summary>
internal sealed class KnownMembers(ProvisioningDbContext database, IBulk bulk, Caller caller)
{
    /// <summary>Answers those who weren't members before.</summary>
    public async Task<IReadOnlyList<Guid>> AddAsync(Guid groupId, IReadOnlyCollection<KnownValue> users, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(groupId, [.. users.Select(user => user.UserId)], cancellationToken);
        IReadOnlyList<KnownValue> added = [.. users.DistinctBy(user => user.UserId).Where(user => !present.Contains(user.UserId))];
        await InsertAsync(groupId, added, cancellationToken);
        return [.. added.Select(user => user.UserId)];
    }

    /// <summary>Answers those who were members.</summary>
    public async Task<IReadOnlyList<Guid>> RemoveAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        var present = await PresentAsync(groupId, userIds, cancellationToken);
        await DeleteAsync(groupId, present, cancellationToken);
        return [.. present];
    }

    /// <summary>Leaves these users in the group and no others. One whose display differs is written anew, because answers show it.</summary>
    public async Task<MemberDifference> ReplaceAsync(Guid groupId, IReadOnlyCollection<KnownValue> users, CancellationToken cancellationToken)
    {
        var present = await Of(groupId).Select(member => new { member.UserId, member.Display })
            .ToDictionaryAsync(member => member.UserId, member => member.Display, cancellationToken);
        var wanted = users.DistinctBy(user => user.UserId).ToDictionary(user => user.UserId);
        IReadOnlyList<Guid> removed = [.. present.Keys.Where(id => !wanted.ContainsKey(id))];
        IReadOnlyList<Guid> added = [.. wanted.Keys.Where(id => !present.ContainsKey(id))];
        IReadOnlyList<Guid> redisplayed = [.. present.Where(row => wanted.TryGetValue(row.Key, out var user) && user.Display != row.Value).Select(row => row.Key)];
        if (present.Count > 0 && removed.Count + redisplayed.Count == present.Count)
        {
            await Of(groupId).ExecuteDeleteAsync(cancellationToken);
        }
        else
        {
            await DeleteAsync(groupId, [.. removed, .. redisplayed], cancellationToken);
        }

        await InsertAsync(groupId, [.. added.Concat(redisplayed).Select(id => wanted[id])], cancellationToken);
        return new MemberDifference(added, removed, redisplayed.Count > 0);
    }

    /// <summary>Answers the groups that the user was in.</summary>
    public async Task<IReadOnlyList<Guid>> RemoveFromAllAsync(Guid userId, CancellationToken cancellationToken)
    {
        var memberships = database.DirectoryMembers.Where(member => member.UserId == userId);
        var groups = await memberships.Select(member => member.GroupId).ToListAsync(cancellationToken);
        if (groups.Count > 0)
        {
            await memberships.ExecuteDeleteAsync(cancellationToken);
        }

        return groups;
    }

    private async Task<HashSet<Guid>> PresentAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        var present = new HashSet<Guid>();
        foreach (var piece in Pieces.Of(userIds))
        {
            present.UnionWith(await Of(groupId).Where(member => piece.Contains(member.UserId)).Select(member => member.UserId).ToListAsync(cancellationToken));
        }

        return present;
    }

    private async Task DeleteAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken)
    {
        foreach (var piece in Pieces.Of(userIds))
        {
            await Of(groupId).Where(member => piece.Contains(member.UserId)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task InsertAsync(Guid groupId, IReadOnlyList<KnownValue> users, CancellationToken cancellationToken)
    {
        if (users.Count == 0)
        {
            return;
        }

        // A new group or user may wait to be written.
        await bulk.FlushAsync(cancellationToken);
        var rows = users.Select(user => new DirectoryMember { TenantId = caller.TenantId, GroupId = groupId, UserId = user.UserId, Display = user.Display }).ToList();
        await bulk.InsertAsync(rows, cancellationToken);
    }

    private IQueryable<DirectoryMember> Of(Guid groupId) => database.DirectoryMembers.AsNoTracking().Where(member => member.GroupId == groupId);
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Directory;

/// <summary>The members of directory groups: users in <see cref="KnownMembers"/>, values that match no user yet in <see cref="StrangeMembers"/>.</summary>
internal sealed class DirectoryMembers(
    ProvisioningDbContext database, ReferenceMatching references, KnownMembers known, StrangeMembers strange, MemberAnswers answers, TimeProvider clock) : IDirectoryMembers
{
    public async Task<MemberMatches> MatchAsync(IReadOnlyCollection<string> values, CancellationToken cancellationToken)
    {
        var users = await references.MatchAsync(values, cancellationToken);
        var groups = await GroupsAmongAsync(values.Where(value => !users.ContainsKey(value)), cancellationToken);
        return new MemberMatches(users.ToDictionary(match => match.Key, match => match.Value.Id, StringComparer.Ordinal), groups);
    }

    public Task<IReadOnlyList<Guid>> AddAsync(Guid groupId, IReadOnlyCollection<KnownValue> users, CancellationToken cancellationToken) =>
        known.AddAsync(groupId, users, cancellationToken);

    public Task<IReadOnlyList<Guid>> RemoveAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        known.RemoveAsync(groupId, userIds, cancellationToken);

    public Task<MemberDifference> ReplaceAsync(Guid groupId, IReadOnlyCollection<KnownValue> users, CancellationToken cancellationToken) =>
        known.ReplaceAsync(groupId, users, cancellationToken);

    public Task<IReadOnlyList<string>> AddUnknownAsync(Guid groupId, IReadOnlyCollection<UnknownValue> values, CancellationToken cancellationToken) =>
        strange.AddAsync(groupId, values, cancellationToken);

    public Task<int> RemoveUnknownAsync(Guid groupId, IReadOnlyCollection<string>? values, CancellationToken cancellationToken) =>
        strange.RemoveAsync(groupId, values, cancellationToken);

    public Task<(bool Changed, IReadOnlyList<string> Added)> ReplaceUnknownAsync(
        Guid groupId, IReadOnlyCollection<UnknownValue> values, CancellationToken cancellationToken) =>
        strange.ReplaceAsync(groupId, values, cancellationToken);

    public async Task<IReadOnlyList<Guid>> AdoptAsync(Guid userId, string? externalId, string userName, CancellationToken cancellationToken)
    {
        var taken = await strange.TakeAsync(externalId, userName, cancellationToken);
        foreach (var (group, display) in taken)
        {
            await known.AddAsync(group, [new KnownValue(userId, display)], cancellationToken);
        }

        IReadOnlyList<Guid> groups = [.. taken.Keys];
        await RaiseAsync(groups, cancellationToken);
        return groups;
    }

    public async Task<IReadOnlyList<Guid>> RemoveFromAllAsync(Guid userId, CancellationToken cancellationToken)
    {
        var groups = await known.RemoveFromAllAsync(userId, cancellationToken);
        await RaiseAsync(groups, cancellationToken);
        return groups;
    }

    public async Task<IReadOnlyList<Guid>> ClearAsync(Guid groupId, CancellationToken cancellationToken)
    {
        await strange.RemoveAsync(groupId, null, cancellationToken);
        return (await known.ReplaceAsync(groupId, [], cancellationToken)).Removed;
    }

    public IAsyncEnumerable<MemberRow> StreamAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken) =>
        answers.StreamAsync(groupIds, cancellationToken);

    public Task<IReadOnlyList<GroupOfUser>> GroupsOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        answers.GroupsOfAsync(userIds, cancellationToken);

    private async Task<HashSet<string>> GroupsAmongAsync(IEnumerable<string> values, CancellationToken cancellationToken)
    {
        var ids = values.Where(value => Ids.TryParse(value, out _)).ToLookup(value => Guid.ParseExact(value, "D"));
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in Bulk.Pieces.Of(ids.Select(id => id.Key)))
        {
            foreach (var id in await database.DirectoryGroups.Where(group => piece.Contains(group.Id)).Select(group => group.Id).ToListAsync(cancellationToken))
            {
                groups.UnionWith(ids[id]);
            }
        }

        return groups;
    }

    /// <summary>What the groups' answers show has changed.</summary>
    private async Task RaiseAsync(IReadOnlyList<Guid> groups, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var piece in Bulk.Pieces.Of(groups))
        {
            await database.DirectoryGroups.Where(group => piece.Contains(group.Id)).ExecuteUpdateAsync(
                row => row.SetProperty(group => group.Version, group => group.Version + 1).SetProperty(group => group.LastModified, now),
                cancellationToken);
        }
    }
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Directory;

/// <summary>Member values that match no user yet, as rows.</summary>
internal sealed class StrangeMembers(ProvisioningDbContext database, IBulk bulk, Caller caller)
{
    /// <summary>Answers the values that weren't there before.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(Guid groupId, IReadOnlyCollection<UnknownValue> values, CancellationToken cancellationToken)
    {
        var rows = RowsOf(groupId, values);
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var piece in Pieces.Of(rows.Values.Select(row => row.ValueHash)))
        {
            present.UnionWith((await Of(groupId).Where(row => piece.Contains(row.ValueHash)).Select(row => row.ValueHash).ToListAsync(cancellationToken)).Select(KeyOf));
        }

        return await InsertAsync([.. rows.Where(row => !present.Contains(row.Key)).Select(row => row.Value)], cancellationToken);
    }

    /// <summary>Answers how many were there; null: all.</summary>
    public async Task<int> RemoveAsync(Guid groupId, IReadOnlyCollection<string>? values, CancellationToken cancellationToken)
    {
        if (values is null)
        {
            return await Of(groupId).ExecuteDeleteAsync(cancellationToken);
        }

        return await DeleteAsync(groupId, values.Distinct(StringComparer.Ordinal).Select(UnknownMember.HashOf), cancellationToken);
    }

    /// <summary>Leaves these values and no others. One whose display differs is written anew, because answers show it.</summary>
    public async Task<(bool Changed, IReadOnlyList<string> Added)> ReplaceAsync(
        Guid groupId, IReadOnlyCollection<UnknownValue> values, CancellationToken cancellationToken)
    {
        var present = (await Of(groupId).Select(row => new { row.ValueHash, row.Display }).ToListAsync(cancellationToken))
            .ToDictionary(row => KeyOf(row.ValueHash), row => row, StringComparer.Ordinal);
        var wanted = RowsOf(groupId, values);
        var leaving = present.Where(row => !wanted.TryGetValue(row.Key, out var other) || other.Display != row.Value.Display).ToDictionary(StringComparer.Ordinal);
        var coming = wanted.Where(row => !present.ContainsKey(row.Key) || leaving.ContainsKey(row.Key)).ToList();

        await DeleteAsync(groupId, leaving.Values.Select(row => row.ValueHash), cancellationToken);
        await InsertAsync([.. coming.Select(row => row.Value)], cancellationToken);
        return (leaving.Count + coming.Count > 0, [.. coming.Where(row => !present.ContainsKey(row.Key)).Select(row => row.Value.Value)]);
    }

    /// <summary>Drops the values that lead to a user of this externalId (exact) or userName (without case); answers their groups, with what they called him.</summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> TakeAsync(string? externalId, string userName, CancellationToken cancellationToken)
    {
        var name = CaseFolding.Key(userName);
        var byName = UnknownMember.HashOf(name);
        var byExternalId = UnknownMember.HashOf(CaseFolding.Key(externalId ?? userName));
        var candidates = await database.UnknownMembers.AsNoTracking().Where(row => row.KeyHash == byName || row.KeyHash == byExternalId).ToListAsync(cancellationToken);
        var his = candidates.Where(row => row.Value == externalId || CaseFolding.Key(row.Value) == name).ToLookup(row => row.GroupId);
        foreach (var group in his)
        {
            await DeleteAsync(group.Key, group.Select(row => row.ValueHash), cancellationToken);
        }

        return his.ToDictionary(group => group.Key, group => group.Select(row => row.Display).FirstOrDefault(display => display is not null));
    }

    private async Task<IReadOnlyList<string>> InsertAsync(List<UnknownMember> rows, CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
        {
            // A new group may wait to be written.
            await bulk.FlushAsync(cancellationToken);
            await bulk.InsertAsync(rows, cancellationToken);
        }

        return [.. rows.Select(row => row.Value)];
    }

    private async Task<int> DeleteAsync(Guid groupId, IEnumerable<byte[]> hashes, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var piece in Pieces.Of(hashes))
        {
            deleted += await Of(groupId).Where(row => piece.Contains(row.ValueHash)).ExecuteDeleteAsync(cancellationToken);
        }

        return deleted;
    }

    private IQueryable<UnknownMember> Of(Guid groupId) => database.UnknownMembers.AsNoTracking().Where(row => row.GroupId == groupId);

    /// <summary>One row per value; the first word on a value's display counts.</summary>
    private Dictionary<string, UnknownMember> RowsOf(Guid groupId, IReadOnlyCollection<UnknownValue> values) => values
        .DistinctBy(value => value.Value, StringComparer.Ordinal)
        .Select(value => UnknownMember.Of(caller.TenantId, groupId, value.Value, value.Display))
        .ToDictionary(row => KeyOf(row.ValueHash), StringComparer.Ordinal);

    private static string KeyOf(byte[] hash) => Convert.ToBase64String(hash);
}

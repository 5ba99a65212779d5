using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Syncing.Planning;

/// <summary>
/// Finds the SCIM requests that caused each row: those since the last live sync; where there are none (a row that keeps failing, a console edit overwritten) the last
/// one that wrote the object. A membership that changes with its user or group names the requests of these, and a user whose manager has a new address those of the manager.
/// </summary>
internal sealed class RequestTrail(IPlanningState state, long appliedSeq)
{
    private static readonly IReadOnlyList<Guid> None = [];

    public async Task<IReadOnlyList<PlanRow>> AttachAsync(IReadOnlyList<DraftRow> rows, CancellationToken cancellationToken)
    {
        var found = new IReadOnlyList<Guid>[rows.Count];
        Array.Fill(found, None);
        await FindAsync(rows, found, row => KeyOf(row), (keys, after, most) => state.RequestsAsync(keys, after, most, cancellationToken), appliedSeq);
        await FindAsync(rows, found, row => ObjectOf(row), (ids, after, most) => state.RequestsAsync(ids, after, most, cancellationToken), appliedSeq);
        await FindByManagerAsync(rows, found, cancellationToken);
        await FindAsync(rows, found, row => KeyOf(row), (keys, after, _) => state.RequestsAsync(keys, after, 1, cancellationToken), 0);
        await FindAsync(rows, found, row => ObjectOf(row), (ids, after, _) => state.RequestsAsync(ids, after, 1, cancellationToken), 0);
        return [.. rows.Select((row, index) => new PlanRow(row.Change, found[index], row.WithNext))];
    }

    private static async Task FindAsync<TKey>(
        IReadOnlyList<DraftRow> rows,
        IReadOnlyList<Guid>[] found,
        Func<PlannedChange, TKey?> keyOf,
        Func<IReadOnlyCollection<TKey>, long, int, Task<IReadOnlyDictionary<TKey, IReadOnlyList<Guid>>>> ask,
        long after)
        where TKey : struct
    {
        var open = Enumerable.Range(0, rows.Count)
            .Where(index => found[index].Count == 0 && rows[index].Change.Action != ChangeAction.Linked)
            .Select(index => (Index: index, Key: keyOf(rows[index].Change)))
            .Where(entry => entry.Key is not null)
            .ToList();
        if (open.Count == 0)
        {
            return;
        }

        var answer = await ask([.. open.Select(entry => entry.Key!.Value).Distinct()], after, SyncChange.MostRequests);
        foreach (var (index, key) in open)
        {
            found[index] = answer.GetValueOrDefault(key!.Value) ?? None;
        }
    }

    private async Task FindByManagerAsync(IReadOnlyList<DraftRow> rows, IReadOnlyList<Guid>[] found, CancellationToken cancellationToken)
    {
        var addresses = Enumerable.Range(0, rows.Count).Where(index => found[index].Count == 0)
            .Select(index => ManagerOf(rows[index].Change)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (addresses.Count > 0)
        {
            var managers = await state.UsersNamedAsync(addresses, cancellationToken);
            await FindAsync<Guid>(
                rows,
                found,
                row => ManagerOf(row) is { } address && managers.TryGetValue(address, out var manager) ? manager : null,
                (ids, after, most) => state.RequestsAsync(ids, after, most, cancellationToken),
                appliedSeq);
        }
    }

    /// <summary>The folded address of the manager, where the row gives the user another one.</summary>
    private static string? ManagerOf(PlannedChange change) => change.Object == ChangeObject.Users
        && change.Fields.FirstOrDefault(field => field.Field == RosterFields.ManagerEmail.Name)?.After is { } address ? CaseFolding.Key(address) : null;

    private static MembershipKey? KeyOf(PlannedChange change) =>
        change is { Object: ChangeObject.Memberships, DirectoryGroupId: { } group, DirectoryId: { } user } ? new MembershipKey(group, user) : null;

    private static Guid? ObjectOf(PlannedChange change) => change.DirectoryId ?? change.DirectoryGroupId;
}

using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing.Planning;
using Ksat.Provisioning.Application.Syncing.Running;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>The plan that puts back what a live sync did: each applied row the other way round, as far as nobody has changed the same since.</summary>
internal sealed class UndoPlan(IStore store)
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<IReadOnlyList<PlanRow>> RowsAsync(Sync undo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0;
        while (await store.ListAsync(new AppliedRows(undo.Undoes!.Value, undo.UndoesUser, after, PageSize), cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var same in rows.GroupBy(row => row.Object))
            {
                var page = same.ToList();
                yield return same.Key switch
                {
                    ChangeObject.Users => await UsersAsync(page, cancellationToken),
                    ChangeObject.Groups => await GroupsAsync(page, cancellationToken),
                    _ => await MembershipsAsync(page, cancellationToken),
                };
            }

            after = rows[^1].Ordinal;
        }
    }

    private async Task<IReadOnlyList<PlanRow>> UsersAsync(List<SyncChange> rows, CancellationToken cancellationToken)
    {
        var users = (await store.ListAsync(new RosterUsersById([.. rows.Select(row => row.UserId!.Value)]), cancellationToken)).ToDictionary(user => user.Id);
        var undone = rows.Select(row => UserReversal.Of(row, users.GetValueOrDefault(row.UserId!.Value))).OfType<PlannedChange>().ToList();
        var wanted = undone.Select(Taken).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var holders = wanted.Count == 0 ? [] : (await store.ListAsync(new AddressHolders(wanted), cancellationToken)).ToDictionary(held => held.Key, held => held.Id);
        return InOrder(
            undone,
            change => change.UserId!.Value,
            change => Taken(change) is { } key && holders.TryGetValue(key, out var holder) && holder != change.UserId ? holder : null);
    }

    private async Task<IReadOnlyList<PlanRow>> GroupsAsync(List<SyncChange> rows, CancellationToken cancellationToken)
    {
        var groups = (await store.ListAsync(new RosterGroupsById([.. rows.Select(row => row.GroupId!.Value)]), cancellationToken)).ToDictionary(group => group.Id);
        var undone = rows.Select(row => GroupReversal.Of(row, groups.GetValueOrDefault(row.GroupId!.Value))).OfType<PlannedChange>().ToList();
        var wanted = undone.Select(Taken).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var holders = wanted.Count == 0 ? [] : (await store.ListAsync(new NameHolders(wanted), cancellationToken)).ToDictionary(held => held.Key, held => held.Id);
        return InOrder(
            undone,
            change => change.GroupId!.Value,
            change => Taken(change) is { } key && holders.TryGetValue(key, out var holder) && holder != change.GroupId ? holder : null);
    }

    private async Task<IReadOnlyList<PlanRow>> MembershipsAsync(List<SyncChange> rows, CancellationToken cancellationToken)
    {
        var users = (await store.ListAsync(new TwinsById([.. rows.Select(row => row.UserId!.Value).Distinct()]), cancellationToken)).ToDictionary(user => user.Id);
        var existing = new Dictionary<(Guid, Guid), RosterStatus>();
        foreach (var group in rows.GroupBy(row => row.GroupId!.Value))
        {
            foreach (var membership in await store.ListAsync(new MembershipsIn(group.Key, [.. group.Select(row => row.UserId!.Value)]), cancellationToken))
            {
                existing[(membership.GroupId, membership.UserId)] = membership.Status;
            }
        }

        return
        [
            .. rows.Select(row => MembershipReversal.Of(
                row,
                users.GetValueOrDefault(row.UserId!.Value),
                existing.TryGetValue((row.GroupId!.Value, row.UserId!.Value), out var status) ? status : null))
            .OfType<PlannedChange>().Select(change => new PlanRow(change, [], WithNext: false)),
        ];
    }

    /// <summary>The folded address or name that a row takes.</summary>
    private static string? Taken(PlannedChange change) =>
        change is { IsApplied: true, Fields: [{ Field: RosterFields.Email or GroupReversal.NameField, After: { } text }, ..] } ? CaseFolding.Key(text) : null;

    private static List<PlanRow> InOrder(List<PlannedChange> undone, Func<PlannedChange, Guid> id, Func<PlannedChange, Guid?> awaits) =>
    [
        .. Chains.InOrder(undone, id, awaits).SelectMany(together => together.Select((change, index) => new PlanRow(change, [], index < together.Count - 1))),
    ];
}

/// <summary>What a sync has really done: rows after an ordinal, in order.</summary>
internal sealed class AppliedRows : Specification<SyncChange>
{
    /// <param name="userId">Only what concerns this roster user; null: everything.</param>
    public AppliedRows(Guid syncId, Guid? userId, int afterOrdinal, int most)
    {
        Query.Where(row => row.SyncId == syncId && row.Ordinal > afterOrdinal && row.Outcome == ChangeOutcome.Successful
            && (row.Action == ChangeAction.Created || row.Action == ChangeAction.Changed || row.Action == ChangeAction.Archived || row.Action == ChangeAction.Restored));
        if (userId is { } user)
        {
            Query.Where(row => row.UserId == user && row.Object != ChangeObject.Groups);
        }

        Query.OrderBy(row => row.Ordinal).Take(most).AsNoTracking();
    }
}

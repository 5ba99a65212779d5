using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>Brings rows of groups to the roster, inside a unit of work.</summary>
internal sealed class RosterGroupWriting(IStore store, IBulk bulk, Caller caller, TimeProvider clock)
{
    private const char Parked = '\u0001';

    /// <param name="byAdmin">What an admin makes by an import is not the identity provider's.</param>
    /// <returns>How many rows couldn't be applied as planned.</returns>
    public async Task<int> ApplyAsync(IReadOnlyList<SyncChange> rows, bool byAdmin, CancellationToken cancellationToken)
    {
        var groups = (await store.ListAsync(new RosterGroupsById([.. rows.Where(row => row.Action != ChangeAction.Created).Select(row => row.GroupId!.Value)]), cancellationToken))
            .ToDictionary(group => group.Id);
        var wanted = rows.Select(NewName).OfType<string>().Select(CaseFolding.Key).ToHashSet(StringComparer.Ordinal);
        var places = new Places(wanted.Count == 0 ? [] : await store.ListAsync(new NameHolders(wanted), cancellationToken));
        await ParkAsync(rows, groups, places, cancellationToken);

        var made = new List<RosterGroup>();
        var missed = 0;
        foreach (var row in rows.Where(row => row.IsApplied))
        {
            var written = row.Action == ChangeAction.Created
                ? Create(row, places, made, byAdmin)
                : Change(row, groups.GetValueOrDefault(row.GroupId!.Value), places, byAdmin);
            missed += written ? 0 : 1;
        }

        if (made.Count > 0)
        {
            await bulk.FlushAsync(cancellationToken);
            await bulk.InsertAsync(made, cancellationToken);
        }

        return missed;
    }

    private static string? NewName(SyncChange row) => row.IsApplied && row.Fields.Count > 0 ? row.Fields[0].After : null;

    /// <summary>Groups that swap names first give up all of them.</summary>
    private async Task ParkAsync(IReadOnlyList<SyncChange> rows, Dictionary<Guid, RosterGroup> groups, Places places, CancellationToken cancellationToken)
    {
        var parked = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var inRing = rows[i].WithNext || (i > 0 && rows[i - 1].WithNext);
            if (inRing && NewName(rows[i]) is not null && groups.TryGetValue(rows[i].GroupId!.Value, out var group))
            {
                places.Leave(group.NameKey, group.Id);
                group.NameKey = $"{Parked}{group.Id}";
                parked = true;
            }
        }

        if (parked)
        {
            await bulk.FlushAsync(cancellationToken);
        }
    }

    private bool Create(SyncChange row, Places places, List<RosterGroup> made, bool byAdmin)
    {
        var name = NewName(row)!;
        var key = CaseFolding.Key(name);
        if (!places.IsFreeFor(key, row.GroupId!.Value))
        {
            return Miss(row, RosterMoved.NameTaken(name));
        }

        places.Take(key, row.GroupId.Value);
        made.Add(new RosterGroup
        {
            TenantId = caller.TenantId,
            Id = row.GroupId.Value,
            CreatedAt = clock.GetUtcNow(),
            Name = name,
            NameKey = key,
            Managed = !byAdmin,
            DirectoryGroupId = row.DirectoryId,
        });
        return true;
    }

    private static bool Change(SyncChange row, RosterGroup? group, Places places, bool byAdmin)
    {
        if (group is null)
        {
            return Miss(row, RosterMoved.GroupGone());
        }

        if (NewName(row) is { } name)
        {
            var key = CaseFolding.Key(name);
            if (!places.IsFreeFor(key, group.Id))
            {
                group.NameKey = CaseFolding.Key(group.Name);
                return Miss(row, RosterMoved.NameTaken(name));
            }

            row.Fields = row.Fields[0].Before == group.Name ? row.Fields : [row.Fields[0] with { Before = group.Name }];
            places.Leave(group.NameKey, group.Id);
            (group.Name, group.NameKey) = (name, key);
            places.Take(key, group.Id);
        }

        if (row.Action is ChangeAction.Archived or ChangeAction.Restored)
        {
            group.Status = row.Action == ChangeAction.Restored ? RosterStatus.Active : RosterStatus.Archived;
        }

        if (row.Action != ChangeAction.Archived && !byAdmin)
        {
            group.Managed = true;
            group.DirectoryGroupId = row.DirectoryId;
        }

        group.Version++;
        return true;
    }

    private static bool Miss(SyncChange row, RowError error)
    {
        row.Outcome = ChangeOutcome.Failed;
        row.Error = error;
        row.GroupId = row.Action == ChangeAction.Created ? null : row.GroupId;
        return false;
    }
}

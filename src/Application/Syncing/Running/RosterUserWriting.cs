using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>Brings rows of users to the roster, inside a unit of work, as the roster is now: what an admin changed since the plan is seen, never overrun.</summary>
internal sealed class RosterUserWriting(IStore store, IBulk bulk, Caller caller, TimeProvider clock)
{
    /// <summary>Stands before an id in the key of a user whose address is on its way: no folded address begins so.</summary>
    private const char Parked = '\u0001';

    /// <summary>Whether a row opted somebody out or in.</summary>
    public bool OptOutsChanged { get; private set; }

    /// <param name="byAdmin">An import is an admin's own act: opt-out and admin protection don't stop it.</param>
    /// <returns>How many rows couldn't be applied as planned.</returns>
    public async Task<int> ApplyAsync(IReadOnlyList<SyncChange> rows, bool byAdmin, CancellationToken cancellationToken)
    {
        var users = (await store.ListAsync(new RosterUsersById([.. rows.Where(row => row.Action != ChangeAction.Created).Select(row => row.UserId!.Value)]), cancellationToken))
            .ToDictionary(user => user.Id);
        var wanted = rows.Select(NewAddress).OfType<string>().Select(CaseFolding.Key).ToHashSet(StringComparer.Ordinal);
        var places = new Places(wanted.Count == 0 ? [] : await store.ListAsync(new AddressHolders(wanted), cancellationToken));
        await ParkAsync(rows, users, places, cancellationToken);

        var made = new List<RosterUser>();
        var missed = 0;
        foreach (var row in rows.Where(row => row.IsApplied))
        {
            if (row.Action == ChangeAction.Created)
            {
                missed += Create(row, places, made) ? 0 : 1;
            }
            else
            {
                missed += Change(row, users.GetValueOrDefault(row.UserId!.Value), places, byAdmin) ? 0 : 1;
            }
        }

        if (made.Count > 0)
        {
            await bulk.FlushAsync(cancellationToken);
            await bulk.InsertAsync(made, cancellationToken);
        }

        return missed;
    }

    private static string? NewAddress(SyncChange row) => row.IsApplied && row.Fields is [{ Field: RosterFields.Email }, ..] ? row.Fields[0].After : null;

    /// <summary>People who swap addresses first give up all of them: the unique index judges each statement.</summary>
    private async Task ParkAsync(IReadOnlyList<SyncChange> rows, Dictionary<Guid, RosterUser> users, Places places, CancellationToken cancellationToken)
    {
        var parked = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var inRing = rows[i].WithNext || (i > 0 && rows[i - 1].WithNext);
            if (inRing && NewAddress(rows[i]) is not null && users.TryGetValue(rows[i].UserId!.Value, out var user) && user.ProvisioningManaged)
            {
                places.Leave(user.EmailKey, user.Id);
                user.EmailKey = $"{Parked}{user.Id}";
                parked = true;
            }
        }

        if (parked)
        {
            await bulk.FlushAsync(cancellationToken);
        }
    }

    private bool Create(SyncChange row, Places places, List<RosterUser> made)
    {
        var address = NewAddress(row)!;
        var key = CaseFolding.Key(address);
        if (!places.IsFreeFor(key, row.UserId!.Value))
        {
            return Miss(row, RosterMoved.AddressTaken(address));
        }

        var user = new RosterUser
        {
            TenantId = caller.TenantId,
            Id = row.UserId.Value,
            CreatedAt = clock.GetUtcNow(),
            Email = address,
            EmailKey = key,
            DirectoryUserId = row.DirectoryId,
            LinkedExternalId = row.ExternalId,
        };
        foreach (var field in row.Fields.Skip(1))
        {
            RosterSwitches.Set(user, field.Field, field.After);
        }

        places.Take(key, user.Id);
        made.Add(user);
        return true;
    }

    private bool Change(SyncChange row, RosterUser? user, Places places, bool byAdmin)
    {
        if (user is null)
        {
            return Miss(row, RosterMoved.UserGone());
        }

        if (!byAdmin && (!user.ProvisioningManaged || (row.Action == ChangeAction.Archived && user.Admin)))
        {
            (row.Action, row.Warnings) = (ChangeAction.Protected, [PlanWarnings.Protection(user.ProvisioningManaged)]);
            return true;
        }

        if (NewAddress(row) is { } address && !places.IsFreeFor(CaseFolding.Key(address), user.Id))
        {
            user.EmailKey = CaseFolding.Key(user.Email);
            return Miss(row, RosterMoved.AddressTaken(address));
        }

        if (row.Action is ChangeAction.Archived or ChangeAction.Restored)
        {
            user.Status = row.Action == ChangeAction.Restored ? RosterStatus.Active : RosterStatus.Archived;
        }

        if (row.Action != ChangeAction.Archived)
        {
            user.DirectoryUserId = row.DirectoryId;
            user.LinkedExternalId = row.ExternalId;
        }

        WriteFields(row, user, places);
        user.Version++;
        return true;
    }

    /// <summary>The row keeps what was really there before; what says the same already is no change.</summary>
    private void WriteFields(SyncChange row, RosterUser user, Places places)
    {
        var really = new List<FieldChange>(row.Fields.Count);
        foreach (var change in row.Fields)
        {
            if (change.Field == RosterFields.Email)
            {
                really.Add(change with { Before = user.Email });
                places.Leave(user.EmailKey, user.Id);
                user.Email = change.After!;
                user.EmailKey = CaseFolding.Key(change.After!);
                places.Take(user.EmailKey, user.Id);
                continue;
            }

            var before = RosterSwitches.Text(user, change.Field);
            if (before != change.After && !(change.Field == "language" && user.LanguageChosenByUser))
            {
                really.Add(change with { Before = before });
                RosterSwitches.Set(user, change.Field, change.After);
                OptOutsChanged |= change.Field == RosterSwitches.ProvisioningManaged;
            }
        }

        if (!really.SequenceEqual(row.Fields))
        {
            row.Fields = really;
        }
    }

    private static bool Miss(SyncChange row, RowError error)
    {
        row.Outcome = ChangeOutcome.Failed;
        row.Error = error;
        row.UserId = row.Action == ChangeAction.Created ? null : row.UserId;
        return false;
    }
}

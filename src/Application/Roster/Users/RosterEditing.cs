using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>An admin's own edit of a console user: what it changes, what stands in its way, what it warns of.</summary>
internal sealed class RosterEditing(
    IStore store, IRosterAddresses addresses, HandMadeGroups handMade, ChangedRules rules, AuditTrail audit, Caller caller)
{
    /// <summary>Applies the patch to a user, made just now or loaded before; a fault where the console can't be left so.</summary>
    public async Task<Result<UserView>> ApplyAsync(RosterUser user, UserPatch patch, bool isNew, CancellationToken cancellationToken)
    {
        var before = isNew ? null : user.Copy();
        var changes = Edit(user, patch, before);
        if (await RefusalAsync(user, before, cancellationToken) is { } fault)
        {
            return fault;
        }

        var groups = patch.Groups is { } names
            ? await handMade.SetAsync(user, names, cancellationToken)
            : GroupEdit.None(isNew ? [] : await GroupsOfAsync(user, cancellationToken));
        Note(changes, "groups", Text(groups.Before), Text(groups.After));

        if (changes.Count > 0)
        {
            user.Version += isNew ? 0 : 1;
            audit.Record(AuditKind.User, isNew ? "Console user made" : "Console user changed", user.Id, changes);
        }

        if (before is not null && before.ProvisioningManaged != user.ProvisioningManaged)
        {
            await rules.EverybodyAgainAsync(SyncReasons.OptOutsChanged, cancellationToken);
        }

        return new UserView(user, groups.After, await WarningsAsync(user, changes, groups, isNew, cancellationToken));
    }

    private static List<FieldChange> Edit(RosterUser user, UserPatch patch, RosterUser? before)
    {
        var changes = new List<FieldChange>();
        if (patch.Email is { } email && email != before?.Email)
        {
            Note(changes, RosterFields.Email, before?.Email, email);
            user.Email = email;
            user.EmailKey = CaseFolding.Key(email);
        }

        foreach (var (field, text) in patch.Fields)
        {
            Note(changes, field.Name, field.Get(user), text);
            field.Set(user, text);
        }

        Note(changes, "provisioningManaged", Word(before?.ProvisioningManaged), Word(user.ProvisioningManaged = patch.ProvisioningManaged ?? user.ProvisioningManaged));
        Note(changes, "admin", Word(before?.Admin ?? false), Word(user.Admin = patch.Admin ?? user.Admin));
        Note(changes, "languageChosenByUser", Word(before?.LanguageChosenByUser ?? false), Word(user.LanguageChosenByUser = patch.LanguageChosenByUser ?? user.LanguageChosenByUser));
        Note(changes, "status", before is null ? null : StatusWords.Of(before.Status), StatusWords.Of(user.Status = patch.Status ?? user.Status));
        return changes;
    }

    private async Task<Fault?> RefusalAsync(RosterUser user, RosterUser? before, CancellationToken cancellationToken)
    {
        var joins = user.Status == RosterStatus.Active && (before is not { Status: RosterStatus.Active } || before.EmailKey != user.EmailKey);
        if (joins && (await addresses.UsedElsewhereAsync([user.EmailKey], cancellationToken)).Count > 0)
        {
            return new Fault(FaultKind.Uniqueness, "Email addresses already used: another account of this installation has it.", RosterFields.Email);
        }

        var leaves = before is { Status: RosterStatus.Active, Admin: true } && user.Status == RosterStatus.Archived;
        return leaves && !await store.AnyAsync(new OtherAdmins(user.Id), cancellationToken)
            ? Fault.Conflict("The last admin can't be archived: make another user an admin first.")
            : null;
    }

    private async Task<IReadOnlyList<string>> GroupsOfAsync(RosterUser user, CancellationToken cancellationToken) =>
        [.. (await NamesOfGroups.ReadAsync(store, [user.Id], cancellationToken))[user.Id]];

    private async Task<IReadOnlyList<string>> WarningsAsync(
        RosterUser user, List<FieldChange> changes, GroupEdit groups, bool isNew, CancellationToken cancellationToken)
    {
        var settings = (await store.FindAsync<Tenant>(caller.TenantId, cancellationToken))!.Settings;
        if (user is not { ProvisioningManaged: true, Status: RosterStatus.Active } || !settings.Enabled)
        {
            return [];
        }

        if (isNew)
        {
            return settings.TestMode ? [] : [UserWarnings.NextFullSyncArchives];
        }

        var managed = changes.Select(change => change.Field).Where(field => settings.Mapping.Any(mapping => mapping.Field == field)).ToArray();
        return user.DirectoryUserId is null ? [] : [.. UserWarnings.Of(managed, groups)];
    }

    private static void Note(List<FieldChange> changes, string field, string? before, string? after)
    {
        if (before != after)
        {
            changes.Add(new FieldChange(field, before, after));
        }
    }

    private static string? Word(bool? value) => value is { } known ? known ? "true" : "false" : null;

    private static string? Text(IReadOnlyList<string> groups) => groups.Count == 0 ? null : string.Join(", ", groups);
}

internal sealed class OtherAdmins : Specification<RosterUser>
{
    public OtherAdmins(Guid id) => Query.Where(user => user.Admin && user.Status == RosterStatus.Active && user.Id != id);
}

using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>A row of a user the other way round.</summary>
internal static class UserReversal
{
    /// <summary>Null: it is so already.</summary>
    public static PlannedChange? Of(SyncChange row, RosterUser? user)
    {
        if (user is null)
        {
            return row.Action == ChangeAction.Created ? null : Row(row, null, ChangeAction.Changed, [], Refused("has been erased since"));
        }

        var fields = row.Action == ChangeAction.Created ? [] : Fields(row, user);
        ChangeAction? action = row.Action switch
        {
            ChangeAction.Created or ChangeAction.Restored when user.Status == RosterStatus.Active => ChangeAction.Archived,
            ChangeAction.Archived when user.Status == RosterStatus.Archived => ChangeAction.Restored,
            _ when fields.Count > 0 => ChangeAction.Changed,
            _ => null,
        };
        return action is not { } known ? null
            : !user.ProvisioningManaged || (known == ChangeAction.Archived && user.Admin) ? Row(row, user, ChangeAction.Protected, fields, null)
            : Row(row, user, known, fields, Later(row, user));
    }

    /// <summary>Back to what was before, as far as it isn't so.</summary>
    private static List<FieldChange> Fields(SyncChange row, RosterUser user) =>
    [
        .. from field in row.Fields
           let now = Now(field.Field, user)
           where !Same(field.Field, now, field.Before)
           select new FieldChange(field.Field, now, field.Before),
    ];

    /// <summary>A field that says neither what the sync wrote nor what was before has been changed by someone since.</summary>
    private static RowError? Later(SyncChange row, RosterUser user)
    {
        if (row.Action == ChangeAction.Created)
        {
            return null;
        }

        var later = from field in row.Fields
                    let now = Now(field.Field, user)
                    where !Same(field.Field, now, field.After) && !Same(field.Field, now, field.Before)
                    select $"{field.Field} is now \"{now}\"";
        var named = string.Join(", ", later);
        return named.Length == 0 ? null : Refused($"was changed since: {named}");
    }

    private static string? Now(string field, RosterUser user) =>
        RosterSwitches.Text(user, field);

    private static bool Same(string field, string? one, string? other) =>
        field == RosterFields.Email && one is not null && other is not null ? CaseFolding.Key(one) == CaseFolding.Key(other) : one == other;

    private static RowError Refused(string what) => new(
        RowErrors.InvalidValue, "A later change stands in the way", $"This user {what}: change it by hand, or undo the later change first.");

    private static PlannedChange Row(SyncChange row, RosterUser? user, ChangeAction action, IReadOnlyList<FieldChange> fields, RowError? error) => new()
    {
        Object = ChangeObject.Users,
        Action = action,
        Outcome = error is null ? ChangeOutcome.Successful : ChangeOutcome.Failed,
        Name = user?.Name ?? row.Name,
        Email = user?.Email ?? row.Email,
        Manager = user?.ManagerName ?? row.Manager,
        DirectoryId = row.DirectoryId,
        UserId = row.UserId,
        ExternalId = row.ExternalId,
        Fields = fields,
        Error = error,
        Warnings = action == ChangeAction.Protected ? [PlanWarnings.Protection(user!.ProvisioningManaged)] : [],
    };
}

/// <summary>A row of a group the other way round.</summary>
internal static class GroupReversal
{
    /// <summary>How reports call the name of a group.</summary>
    public const string NameField = "name";

    /// <summary>Null: it is so already.</summary>
    public static PlannedChange? Of(SyncChange row, RosterGroup? group)
    {
        if (group is null)
        {
            return null;
        }

        List<FieldChange> fields = row.Action == ChangeAction.Created || row.Fields.Count == 0 || row.Fields[0].Before is not { } before || Same(group.Name, before)
            ? []
            : [new FieldChange(NameField, group.Name, before)];
        ChangeAction? action = row.Action switch
        {
            ChangeAction.Created or ChangeAction.Restored when group.Status == RosterStatus.Active => ChangeAction.Archived,
            ChangeAction.Archived when group.Status == RosterStatus.Archived => ChangeAction.Restored,
            _ when fields.Count > 0 => ChangeAction.Changed,
            _ => null,
        };
        if (action is not { } known)
        {
            return null;
        }

        var renamed = fields.Count > 0 && !Same(group.Name, row.Fields[0].After!);
        return new PlannedChange
        {
            Object = ChangeObject.Groups,
            Action = known,
            Outcome = renamed ? ChangeOutcome.Failed : ChangeOutcome.Successful,
            Name = group.Name,
            Group = group.Name,
            DirectoryId = row.DirectoryId,
            GroupId = row.GroupId,
            Fields = fields,
            Error = renamed
                ? new RowError(RowErrors.InvalidValue, "A later change stands in the way", $"This group is now called \"{group.Name}\": rename it by hand, or undo the later change first.")
                : null,
        };
    }

    private static bool Same(string one, string other) => CaseFolding.Key(one) == CaseFolding.Key(other);
}

/// <summary>A row of a membership the other way round.</summary>
internal static class MembershipReversal
{
    /// <summary>Null: it is so already, or its user or group is erased.</summary>
    public static PlannedChange? Of(SyncChange row, RosterTwin? user, RosterStatus? now)
    {
        ChangeAction? action = (row.Action, now) switch
        {
            (ChangeAction.Created or ChangeAction.Restored, RosterStatus.Active) => ChangeAction.Archived,
            (ChangeAction.Archived, RosterStatus.Archived) => ChangeAction.Restored,
            _ => null,
        };
        return action is null || user is null ? null : new PlannedChange
        {
            Object = ChangeObject.Memberships,
            Action = user.ProvisioningManaged ? action.Value : ChangeAction.Protected,
            Warnings = user.ProvisioningManaged ? [] : [PlanWarnings.OptedOut],
            Name = row.Name,
            Email = row.Email,
            Group = row.Group,
            DirectoryId = row.DirectoryId,
            DirectoryGroupId = row.DirectoryGroupId,
            UserId = row.UserId,
            GroupId = row.GroupId,
        };
    }
}

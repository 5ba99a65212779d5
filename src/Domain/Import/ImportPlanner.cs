using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Import;

/// <summary>
/// Decides what becomes of each console user whom a CSV names (docs/product.md, "The CSV"). An import is an admin's own act: opt-out and admin protection don't stop it,
/// absence isn't judged; only the last admin is never archived.
/// </summary>
public static class ImportPlanner
{
    /// <summary>The row, or null: it is so already.</summary>
    public static PlannedChange? Plan(ImportCase line)
    {
        var (person, user) = (line.Person, line.User);
        var error = person.Error
            ?? (line.Repeats ? ImportErrors.Repeated(person) : null)
            ?? (line.UsedElsewhere && person.Status == RosterStatus.Active && user is not { Status: RosterStatus.Active } ? ImportErrors.UsedElsewhere(person) : null);
        var fields = line.Repeats ? [] : Fields(person, user);
        var action = Action(person, user, fields, line.Repeats, error);
        return action is null ? null : Row(line, action.Value, fields, error);
    }

    private static ChangeAction? Action(ImportPerson person, RosterUser? user, List<FieldChange> fields, bool repeats, RowError? error) => (user, person.Status) switch
    {
        (null, _) => ChangeAction.Created,
        _ when repeats => ChangeAction.Changed,
        ({ Status: RosterStatus.Archived }, RosterStatus.Active) => ChangeAction.Restored,
        ({ Status: RosterStatus.Active }, RosterStatus.Archived) => ChangeAction.Archived,
        _ => fields.Count > 0 || error is not null ? ChangeAction.Changed : null,
    };

    private static List<FieldChange> Fields(ImportPerson person, RosterUser? user)
    {
        var changes = new List<FieldChange>();
        if (user is null)
        {
            changes.Add(new FieldChange(RosterFields.Email, null, person.Email));
        }

        foreach (var (field, text) in person.Fields)
        {
            Compare(changes, user, field, text);
        }

        if (person.ProvisioningManaged is { } managed)
        {
            Compare(changes, user, RosterSwitches.ProvisioningManaged, RosterSwitches.Word(managed));
        }

        if (user is null && person.Status == RosterStatus.Archived)
        {
            changes.Add(new FieldChange(RosterSwitches.Status, null, nameof(RosterStatus.Archived)));
        }

        return changes;
    }

    private static void Compare(List<FieldChange> changes, RosterUser? user, string field, string? text)
    {
        var now = RosterSwitches.Text(user ?? Unknown, field);
        var kept = field == "language" && user is { LanguageChosenByUser: true };
        if (now != text && !kept)
        {
            changes.Add(new FieldChange(field, user is null ? null : now, text));
        }
    }

    /// <summary>What a new console user is before a line says anything.</summary>
    private static RosterUser Unknown { get; } = new();

    private static PlannedChange Row(ImportCase line, ChangeAction action, IReadOnlyList<FieldChange> fields, RowError? error)
    {
        var (person, user) = (line.Person, line.User);
        var isProtected = action == ChangeAction.Archived && line.IsLastAdmin;
        return new PlannedChange
        {
            Object = ChangeObject.Users,
            Action = isProtected ? ChangeAction.Protected : action,
            Outcome = error is null ? ChangeOutcome.Successful : ChangeOutcome.Failed,
            Name = RosterUser.NameOf(After(person, user, "firstName"), After(person, user, "lastName"), person.Email),
            Email = user?.Email ?? person.Email,
            Manager = After(person, user, "managerName") ?? After(person, user, "managerEmail"),
            DirectoryId = user?.DirectoryUserId,
            UserId = user?.Id ?? (error is null ? person.NewUserId : null),
            ExternalId = user?.LinkedExternalId,
            Fields = fields,
            Error = error,
            Warnings = isProtected ? [PlanWarnings.LastAdmin] : [],
        };
    }

    private static string? After(ImportPerson person, RosterUser? user, string field)
    {
        foreach (var change in person.Fields)
        {
            if (change.Field == field)
            {
                return change.Text;
            }
        }

        return user is null ? null : RosterSwitches.Text(user, field);
    }
}

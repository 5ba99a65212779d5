using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>What the claims of a person would change on his console user, or set on a new one.</summary>
internal sealed class FieldDifferences
{
    private static readonly string[] Precedence = [RowErrors.TooLong, RowErrors.InvalidDate, RowErrors.InvalidValue];

    private readonly RosterUser? _user;
    private readonly List<FieldChange> _changes = [];
    private readonly List<string> _warnings = [];

    private FieldDifferences(RosterUser? user) => _user = user;

    public IReadOnlyList<FieldChange> Changes => _changes;

    /// <summary>Of all claims that can't be followed the gravest, else null.</summary>
    public RowError? Error { get; private set; }

    public IReadOnlyList<string> Warnings => _warnings;

    public static FieldDifferences Between(DirectoryPerson person, RosterUser? user)
    {
        var differences = new FieldDifferences(user);
        if (person.UnresolvedManager is { } reference)
        {
            differences._warnings.Add(PlanWarnings.ManagerNotFound(reference));
        }

        foreach (var claim in person.Claims)
        {
            if (!differences.IsLeftAlone(person, claim.Field))
            {
                differences.Compare(claim);
            }
        }

        return differences;
    }

    public void EmailChangesTo(string address) => _changes.Insert(0, new FieldChange(RosterFields.Email, _user?.Email, address));

    /// <summary>The field's text once the changes are applied.</summary>
    public string? After(string field)
    {
        foreach (var change in _changes)
        {
            if (change.Field == field)
            {
                return change.After;
            }
        }

        return _user is null ? null : Current(RosterFields.Find(field)!);
    }

    private bool IsLeftAlone(DirectoryPerson person, RosterField field) =>
        (field.Name == "language" && _user is { LanguageChosenByUser: true })
        || (field.Kind == FieldKind.ManagerEmail && person.UnresolvedManager is not null);

    private void Compare(FieldClaim claim)
    {
        var current = Current(claim.Field);
        if (claim.Text == current)
        {
            return;
        }

        var value = FieldValue.Of(claim);
        if (value.Error is not null)
        {
            Error = Graver(Error, value.Error);
        }
        else if (value.Ignored is not null)
        {
            _warnings.Add(value.Ignored);
        }
        else if (!value.Says(current, claim.Field.Kind))
        {
            _changes.Add(new FieldChange(claim.Field.Name, current, value.Text));
        }
    }

    private string? Current(RosterField field) => _user is not null && field.Get(_user) is { Length: > 0 } text ? text : null;

    private static RowError Graver(RowError? one, RowError other) =>
        one is null || Array.IndexOf(Precedence, other.Code) < Array.IndexOf(Precedence, one.Code) ? other : one;
}

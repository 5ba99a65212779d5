using Ksat.Provisioning.Application.Roster;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Domain.Import;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Csv.Import;

/// <summary>Turns a line's cells into what they say about a person, or into the first thing wrong with them.</summary>
internal static class ImportPeople
{
    public static ImportPerson Of(ImportLine line)
    {
        var email = (line.Cell(UserCsvColumns.Email) ?? "").Trim();
        var error = line.Cell(UserCsvColumns.Surplus) is { } surplus ? ImportErrors.Surplus(line.Line, surplus)
            : EmailAddress.IsValid(email) ? null
            : ImportErrors.InvalidEmail(line.Line, email);
        var fields = new List<FieldChangeTo>();
        foreach (var (header, field) in UserCsvColumns.Fields)
        {
            if (line.Cell(header) is { } cell)
            {
                var refusal = FieldText.Refusal(field, cell, out var kept);
                error ??= refusal is null ? null : ImportErrors.Wrong(line.Line, CodeOf(field, cell), header, refusal);
                fields.Add(new FieldChangeTo(field.Name, kept));
            }
        }

        var managed = Managed(line, ref error);
        var status = Status(line, ref error);
        error ??= Groups(line).Any(name => name.Length > RosterGroup.NameLength)
            ? ImportErrors.Wrong(line.Line, RowErrors.TooLong, UserCsvColumns.Groups, $"has a name of more than {RosterGroup.NameLength} characters.")
            : null;
        return new ImportPerson(line.Line, line.NewUserId, email, fields, managed, status, error);
    }

    /// <summary>
    /// The whole list of the user's hand-made groups; none where the file has no such column. A name in quotes is meant as it stands: an identity provider's group may have
    /// spaces at its ends.
    /// </summary>
    public static IReadOnlyList<string> Groups(ImportLine line) => line.Cell(UserCsvColumns.Groups) is { } cell ? GroupNames.Distinct(GroupList.Read(cell)) : [];

    private static bool? Managed(ImportLine line, ref RowError? error)
    {
        var cell = line.Cell(UserCsvColumns.ProvisioningManaged)?.Trim();
        if (cell is null or "")
        {
            return cell is null ? null : true; // An empty cell brings the default back.
        }

        if (bool.TryParse(cell, out var managed))
        {
            return managed;
        }

        error ??= ImportErrors.Wrong(line.Line, RowErrors.InvalidValue, UserCsvColumns.ProvisioningManaged, "must be TRUE or FALSE.");
        return null;
    }

    private static RosterStatus Status(ImportLine line, ref RowError? error)
    {
        var cell = line.Cell(UserCsvColumns.Status)?.Trim();
        if (string.IsNullOrEmpty(cell))
        {
            return RosterStatus.Active;
        }

        if (!StatusWords.TryRead(cell, out var status))
        {
            error ??= ImportErrors.Wrong(line.Line, RowErrors.InvalidValue, UserCsvColumns.Status, "must be Active or Archived.");
        }

        return status;
    }

    private static string CodeOf(RosterField field, string cell) =>
        cell.Length > field.MaxLength ? RowErrors.TooLong : field.Kind == FieldKind.Date ? RowErrors.InvalidDate : RowErrors.InvalidValue;
}

using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Import;

/// <summary>The errors of an import's rows; each remedy names the line of the file.</summary>
public static class ImportErrors
{
    public static RowError InvalidEmail(int line, string email) => new(
        RowErrors.InvalidEmail, "No valid email addresses", $"Line {line}: \"{Refusal.Quote(email)}\" is no e-mail address: correct the Email of this line.");

    /// <summary>Most likely a comma without quotes, which has moved all that follows it.</summary>
    public static RowError Surplus(int line, string cell) => new(
        RowErrors.InvalidValue,
        "Invalid value",
        $"Line {line}: \"{Refusal.Quote(cell)}\" stands right of the last column: put a cell that has a comma in it in double quotes.");

    /// <param name="refusal">A sentence that begins after the column's name.</param>
    public static RowError Wrong(int line, string code, string header, string refusal) => new(
        code, code switch { RowErrors.TooLong => "Value too long", RowErrors.InvalidDate => "Invalid date", _ => "Invalid value" }, $"Line {line}: {header} {refusal}");

    internal static RowError Repeated(ImportPerson person) => new(
        RowErrors.EmailAmbiguous, "Email addresses already used", $"Line {person.Line}: an earlier line has {Refusal.Quote(person.Email)} already: keep one of them.");

    internal static RowError UsedElsewhere(ImportPerson person) => new(
        RowErrors.EmailUsedElsewhere,
        "Email addresses already used",
        $"Line {person.Line}: {Refusal.Quote(person.Email)} belongs to a user of another account of this installation: give the user another address, or ask support to release it.");
}

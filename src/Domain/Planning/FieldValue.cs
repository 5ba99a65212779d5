using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>A claim as the roster would keep it: a text (null = empty), or why it can't be kept.</summary>
/// <param name="Ignored">The claim can't be followed and isn't an error of the row: the field is left alone, with this warning.</param>
internal readonly record struct FieldValue(string? Text, RowError? Error = null, string? Ignored = null)
{
    public static FieldValue Of(FieldClaim claim)
    {
        var (field, text) = claim;
        if (string.IsNullOrEmpty(text))
        {
            return new FieldValue(null);
        }

        var value = field.Kind switch
        {
            FieldKind.Date => DateOf(field, text),
            FieldKind.UserType => UserTypeOf(field, text),
            FieldKind.ManagerEmail when !EmailAddress.IsValid(text) => new FieldValue(null, Ignored: PlanWarnings.ManagerNotFound(text)),
            _ => new FieldValue(text),
        };

        return value.Text?.Length > field.MaxLength
            ? new FieldValue(null, Refusal.TooLong(field.CsvHeader ?? field.Name, value.Text.Length, field.MaxLength))
            : value;
    }

    /// <summary>Whether the roster's text already says the same: the same moment, or an address in another letter case.</summary>
    public bool Says(string? current, FieldKind kind) => Text == current || (Text is not null && current is not null && kind switch
    {
        FieldKind.Date => DateText.TryNormalise(current, out var utc) && utc == Text,
        FieldKind.ManagerEmail => CaseFolding.Key(Text) == CaseFolding.Key(current),
        _ => false,
    });

    private static FieldValue DateOf(RosterField field, string text) =>
        DateText.TryNormalise(text, out var utc) ? new FieldValue(utc) : new FieldValue(null, Refusal.InvalidDate(field, text));

    private static FieldValue UserTypeOf(RosterField field, string text) =>
        text.Equals("user", StringComparison.OrdinalIgnoreCase) ? new FieldValue("user")
        : text.Equals("student", StringComparison.OrdinalIgnoreCase) ? new FieldValue("student")
        : new FieldValue(null, Refusal.InvalidUserType(field, text));
}

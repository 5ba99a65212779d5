using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>What an admin may write into a field of a console user, by hand or by CSV.</summary>
internal static class FieldText
{
    /// <summary>Why the text can't be kept, as a sentence that begins after the field's name; null: it can, as <paramref name="kept"/> (null = empty).</summary>
    public static string? Refusal(RosterField field, string? text, out string? kept)
    {
        kept = string.IsNullOrEmpty(text) ? null : text;
        if (kept is null)
        {
            return null;
        }

        if (kept.Length > field.MaxLength)
        {
            return $"may have at most {field.MaxLength} characters.";
        }

        switch (field.Kind)
        {
            case FieldKind.Date when DateText.TryNormalise(kept, out var utc):
                kept = utc;
                return null;
            case FieldKind.Date:
                return "must be a date with time and offset, such as 2022-04-04T04:23:30Z.";
            case FieldKind.UserType when UserTypeOf(kept) is { } type:
                kept = type;
                return null;
            case FieldKind.UserType:
                return "must be user or student.";
            case FieldKind.ManagerEmail when !EmailAddress.IsValid(kept):
                return "must be an e-mail address.";
            default:
                return null;
        }
    }

    private static string? UserTypeOf(string text) =>
        text.Equals("user", StringComparison.OrdinalIgnoreCase) ? "user"
        : text.Equals("student", StringComparison.OrdinalIgnoreCase) ? "student"
        : null;
}

using System.Text;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Text comparison as the database does it: folded once (NFC, then upper-case invariant) unless case-exact, and ordinal.</summary>
internal static class FoldedText
{
    internal static string Key(string text)
    {
        // Without trailing spaces, because SQL Server compares so.
        return (Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormC)).ToUpperInvariant().TrimEnd(' ');
    }

    internal static string Key(string text, AttributeDefinition attribute) => attribute.CaseExact ? text : Key(text);

    internal static bool Equal(string left, string right, AttributeDefinition attribute) =>
        attribute.CaseExact ? string.Equals(left, right, StringComparison.Ordinal) : Equal(left, right);

    internal static bool Equal(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase) || Key(left) == Key(right);
}

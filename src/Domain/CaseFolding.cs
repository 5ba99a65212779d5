using System.Text;

namespace Ksat.Provisioning.Domain;

/// <summary>
/// The one rule by which text is compared without case. The folded key is stored beside the original and compared byte by byte,
/// because collations differ between the databases and SQLite's upper() knows ASCII only.
/// </summary>
/// <remarks>NFC, then the invariant upper case, then without trailing spaces (SQL Server ignores them in comparisons, SQLite doesn't).</remarks>
public static class CaseFolding
{
    public static string Key(string text)
    {
        var upper = text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
        return upper.ToUpperInvariant().TrimEnd(' ');
    }
}

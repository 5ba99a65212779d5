using Ksat.Provisioning.Application.Roster;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Csv;

/// <summary>The columns of the CSV in their order (docs/product.md, "The CSV"). A field without a column is not in it.</summary>
internal static class UserCsvColumns
{
    public const string Email = "Email";
    public const string Groups = "Groups";
    public const string ProvisioningManaged = "Provisioning Managed";
    public const string Status = "Status";

    /// <summary>Of a staged line: what stands right of the last header. No file can have it as a header, which is trimmed.</summary>
    public const string Surplus = " ";

    /// <summary>Headers that are not a field's own, and before which field's they stand.</summary>
    private static readonly Dictionary<string, string> StandsBefore = new(StringComparer.Ordinal) { ["location"] = Groups, ["organization"] = ProvisioningManaged };

    public static IReadOnlyList<string> Headers { get; } = [Email, .. RosterFields.All.SelectMany(Own), Status];

    /// <summary>The field of a header; null: it has none.</summary>
    public static IReadOnlyDictionary<string, RosterField> Fields { get; } =
        RosterFields.All.Where(field => field.CsvHeader is not null).ToDictionary(field => field.CsvHeader!, StringComparer.OrdinalIgnoreCase);

    public static string? Cell(CsvUser line, string header) => header switch
    {
        Email => line.User.Email,
        Groups => GroupList.Write(line.Groups),
        ProvisioningManaged => line.User.ProvisioningManaged ? "TRUE" : "FALSE",
        Status => StatusWords.Of(line.User.Status),
        _ => Fields[header].Get(line.User),
    };

    private static IEnumerable<string> Own(RosterField field)
    {
        if (StandsBefore.TryGetValue(field.Name, out var other))
        {
            yield return other;
        }

        if (field.CsvHeader is { } header)
        {
            yield return header;
        }
    }
}

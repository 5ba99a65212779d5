using System.Globalization;
using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>The forms in which values are stored in search documents and compared.</summary>
internal static class SearchText
{
    /// <summary>Sorts as time does.</summary>
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    public static string Of(JsonElement value, AttributeDefinition attribute) => value.ValueKind switch
    {
        JsonValueKind.True => Flag(true),
        JsonValueKind.False => Flag(false),
        JsonValueKind.String => Of(value.GetString()!, attribute),
        _ => value.GetRawText(),
    };

    /// <summary>What <paramref name="text"/> is compared as, where the attribute holds it.</summary>
    public static string Of(string text, AttributeDefinition attribute) => attribute.Type switch
    {
        AttributeType.DateTime => Time(text),
        AttributeType.Boolean => text.Equals("true", StringComparison.OrdinalIgnoreCase) ? Flag(true) : Flag(false),
        _ => attribute.CaseExact ? Exact(text) : CaseFolding.Key(text),
    };

    /// <summary>For attributes that are caseExact.</summary>
    public static string Exact(string text) => text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    public static string Flag(bool flag) => flag ? "true" : "false";

    /// <summary>A dateTime as sortable UTC text; what is no dateTime stays as it is, and equals only itself.</summary>
    private static string Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)
            : Exact(text);
}

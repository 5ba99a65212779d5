using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>A page of resources (RFC 7644 §3.4.2): the numbers must be integers, or Okta's Jackson stumbles.</summary>
internal static class ListAnswer
{
    private const string Urn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /// <param name="total">What totalResults must be; null: anything.</param>
    /// <param name="each">Judges one resource.</param>
    public static Func<JsonElement, string?> Of(int startIndex, int count, int? total = null, Func<JsonElement, string?>? each = null) => list =>
    {
        if (list.ValueKind != JsonValueKind.Object)
        {
            return "a list must be an object";
        }

        if (!list.TryGetProperty("schemas", out var schemas) || schemas.ValueKind != JsonValueKind.Array || !schemas.EnumerateArray().Any(schema => schema.ValueEquals(Urn)))
        {
            return "schemas lacks the list response";
        }

        if (Integer(list, "totalResults") is not { } totalResults || Integer(list, "startIndex") is not { } start || Integer(list, "itemsPerPage") is not { } perPage)
        {
            return "totalResults, startIndex and itemsPerPage must be integers";
        }

        if (!list.TryGetProperty("Resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
        {
            return "Resources must be an array";
        }

        var length = resources.GetArrayLength();
        return start != startIndex ? $"startIndex must be {startIndex}, is {start}"
            : perPage != length ? $"itemsPerPage is {perPage}, Resources has {length}"
            : length > count ? $"asked for {count}, Resources has {length}"
            : total is { } expected && totalResults != expected ? $"totalResults must be {expected}, is {totalResults}"
            : length != Math.Min(count, Math.Max(0, totalResults - startIndex + 1)) ? $"Resources has {length} of {totalResults} from {startIndex} on"
            : resources.EnumerateArray().Select(resource => each?.Invoke(resource)).FirstOrDefault(fault => fault is not null);
    };

    private static int? Integer(JsonElement list, string name) =>
        list.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && value.GetRawText().All(char.IsAsciiDigit)
            ? number
            : null;
}

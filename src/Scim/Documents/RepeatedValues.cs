using System.Text.Json.Nodes;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>No list answers the same type and value twice (RFC 7643 §2.4): what repeats an earlier element is merged into it, as a PATCH add would.</summary>
internal static class RepeatedValues
{
    internal static void Merge(JsonArray elements)
    {
        if (elements.Count < 2)
            return;
        var firsts = new Dictionary<(string? Type, string? Value, string? Whole), JsonNode>();
        foreach (var element in elements.ToArray())
        {
            var key = Key(element!);
            if (firsts.TryAdd(key, element!))
                continue;
            if (element is JsonObject later)
                Merge((JsonObject)firsts[key], later);
            elements.Remove(element);
        }
    }

    private static void Merge(JsonObject first, JsonObject later)
    {
        foreach (var (sub, part) in later)
            if (part is not null)
                first[sub] = part.DeepClone();
    }

    // Letter case counts: only what was sent as the same is the same. Without a value, as in addresses, all of it has to be.
    private static (string? Type, string? Value, string? Whole) Key(JsonNode element)
    {
        if (element is not JsonObject parts)
            return (null, null, element.ToJsonString());
        if (parts["value"] is { } value)
            return (parts["type"]?.ToString(), value.ToString(), null);
        return (null, null, new JsonObject(parts.Where(p => p.Value is not null).OrderBy(p => p.Key, StringComparer.Ordinal).Select(Copy)).ToJsonString());
    }

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> part) => new(part.Key, part.Value!.DeepClone());
}

using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>When two elements of a multi-valued attribute are the same one.</summary>
internal static class ElementIdentity
{
    /// <summary>The element with the same value, and the same type where both have one; without a value, one that has all that is given.</summary>
    internal static JsonObject? Find(JsonArray elements, JsonObject given, AttributeDefinition attribute)
    {
        foreach (var element in elements.OfType<JsonObject>())
        {
            var same = given["value"] is null
                ? Covers(element, given, attribute)
                : Same(element, given, "value", attribute) && (element["type"] is null || given["type"] is null || Same(element, given, "type", attribute));
            if (same)
                return element;
        }

        return null;
    }

    /// <summary>Whether the element is the one named for removal: by value and type where given, else by all that is given.</summary>
    internal static bool Covers(JsonObject element, JsonObject named, AttributeDefinition attribute)
    {
        if (named["value"] is not null)
            return Same(element, named, "value", attribute) && (named["type"] is null || Same(element, named, "type", attribute));
        return named.Where(p => p.Value is not null && p.Key != "primary").All(p => Same(element, named, p.Key, attribute))
            && named.Any(p => p.Value is not null && p.Key != "primary");
    }

    private static bool Same(JsonObject left, JsonObject right, string sub, AttributeDefinition attribute) =>
        left[sub] is JsonValue a && right[sub] is JsonValue b && FoldedText.Equal(a.ToString(), b.ToString(), attribute.Sub(sub)!);
}

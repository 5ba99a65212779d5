using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>
/// Reads one attribute's value into canonical form, lenient where identity providers are. A null node means explicitly empty: null, "", [].
/// Inside objects such nulls are kept, so that the field states can tell "emptied" from "left out".
/// </summary>
internal static class ValueReader
{
    /// <summary>Reads <paramref name="value"/>; returns the fault, or null.</summary>
    internal static ScimFault? Read(AttributeDefinition attribute, string path, JsonElement value, out JsonNode? node)
    {
        node = null;
        if (IsEmpty(value))
            return null;
        if (attribute.MultiValued)
            return Array(attribute, path, value, out node);
        // Okta is reported to wrap scalars in an array of one (docs/clients.md, "Okta's bodies").
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1)
            return Read(attribute, path, value[0], out node);
        return attribute.IsComplex ? Complex(attribute, path, value, out node) : Scalar(attribute, path, value, out node);
    }

    /// <summary>Reads one element of a multi-valued complex attribute; null when it is empty.</summary>
    internal static ScimFault? ReadElement(AttributeDefinition attribute, string path, JsonElement value, out JsonObject? element)
    {
        element = null;
        if (IsEmpty(value))
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 1)
            return ReadElement(attribute, path, value[0], out element);
        var fault = Complex(attribute, path, value, out var node);
        element = node as JsonObject;
        return fault;
    }

    internal static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.ValueEquals(""),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    /// <summary>At most one element is primary (RFC 7643 §2.4); of several the last stays.</summary>
    internal static void KeepOnePrimary(JsonArray elements)
    {
        var found = false;
        foreach (var element in elements.OfType<JsonObject>().Reverse())
        {
            if (!IsPrimary(element))
                continue;
            if (found)
                element["primary"] = false;
            found = true;
        }
    }

    internal static bool IsPrimary(JsonObject element) => element["primary"] is JsonValue primary && primary.GetValueKind() == JsonValueKind.True;

    private static ScimFault? Array(AttributeDefinition attribute, string path, JsonElement value, out JsonNode? node)
    {
        node = null;
        var elements = new JsonArray();
        if (value.ValueKind == JsonValueKind.Array)
        {
            if (value.GetArrayLength() > BodyLimits.MaxElements)
                return new(ScimFaultKind.TooMany, $"{path} has more than {BodyLimits.MaxElements} values.", path);
            foreach (var item in value.EnumerateArray())
                if (Element(attribute, path, item, elements) is { } fault)
                    return fault;
        }
        else if (Element(attribute, path, value, elements) is { } fault)
        {
            return fault;
        }

        RepeatedValues.Merge(elements);
        KeepOnePrimary(elements);
        node = elements.Count == 0 ? null : elements;
        return null;
    }

    private static ScimFault? Element(AttributeDefinition attribute, string path, JsonElement item, JsonArray elements)
    {
        if (IsEmpty(item))
            return null;
        if (attribute.IsComplex && item.ValueKind != JsonValueKind.Object)
            return new(ScimFaultKind.InvalidValue, $"Each value of {path} must be an object of sub-attributes.", path);
        var fault = attribute.IsComplex ? Complex(attribute, path, item, out var element) : Scalar(attribute, path, item, out element);
        if (fault is null && element is not (null or JsonObject { Count: 0 }))
            elements.Add(element);
        return fault;
    }

    private static ScimFault? Complex(AttributeDefinition attribute, string path, JsonElement value, out JsonNode? node)
    {
        node = null;
        if (value.ValueKind != JsonValueKind.Object)
        {
            // Entra sends a manager as the plain id (docs/clients.md, "Entra's writes").
            if (attribute.Sub("value") is not { } simple || value.ValueKind == JsonValueKind.Array)
                return new(ScimFaultKind.InvalidValue, $"{path} must be an object of sub-attributes.", path);
            if (Scalar(simple, $"{path}.value", value, out var only) is { } wrong)
                return wrong;
            node = new JsonObject { ["value"] = only };
            return null;
        }

        var holder = new JsonObject();
        foreach (var property in value.EnumerateObject())
        {
            if (SubAttribute(attribute, property.Name) is not { } sub)
                continue;
            if (Read(sub, $"{path}.{sub.Name}", property.Value, out var part) is { } fault)
                return fault;
            if (holder.TryGetPropertyValue(sub.Name, out var earlier) && earlier is not null)
                return new(ScimFaultKind.InvalidSyntax, $"{path}.{sub.Name} is given twice.", path);
            holder[sub.Name] = part;
        }

        node = holder;
        return null;
    }

    // OneLogin calls a manager's value managerId (docs/clients.md, "Other clients").
    private static AttributeDefinition? SubAttribute(AttributeDefinition attribute, string name) =>
        attribute.Sub(name)
        ?? (attribute.Name == "manager" && name.Equals("managerId", StringComparison.OrdinalIgnoreCase) ? attribute.Sub("value") : null);

    private static ScimFault? Scalar(AttributeDefinition attribute, string path, JsonElement value, out JsonNode? node)
    {
        node = null;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return new(ScimFaultKind.InvalidValue, $"{path} must be a single value, not {(value.ValueKind == JsonValueKind.Array ? "a list" : "an object")}.", path);
        if (attribute.Type is AttributeType.String or AttributeType.Reference or AttributeType.Binary or AttributeType.DateTime && !IsText(attribute, value))
            return new(ScimFaultKind.InvalidValue, $"{path} must be a string, not {value.GetRawText()}.", path);
        // Numbers and booleans are taken from their text as well: JSON templates of some identity providers put quotes where none belong, or drop them.
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.GetRawText(),
        };
        if (text.Length > attribute.MaxLength)
            return new(ScimFaultKind.InvalidValue, $"{path} is longer than {attribute.MaxLength} characters.", path);
        switch (attribute.Type)
        {
            case AttributeType.Boolean:
                if (!bool.TryParse(text, out var boolean))
                    return Wrong(path, text, "true or false");
                node = JsonValue.Create(boolean);
                return null;
            case AttributeType.Integer:
                if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
                    return Wrong(path, text, "an integer");
                node = JsonValue.Create((decimal)integer);
                return null;
            case AttributeType.Decimal:
                if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                    return Wrong(path, text, "a number");
                node = JsonValue.Create(number);
                return null;
            case AttributeType.DateTime when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _):
                return Wrong(path, text, "a dateTime such as 2026-01-31T08:00:00Z");
            default:
                node = JsonValue.Create(text);
                return null;
        }
    }

    // An employee number may come without quotes; what names the resource, and true or false, may not (docs/clients.md, "Decisions").
    private static bool IsText(AttributeDefinition attribute, JsonElement value) =>
        value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Number && !attribute.Required);

    private static ScimFault Wrong(string path, string text, string expected) =>
        new(ScimFaultKind.InvalidValue, $"{path} must be {expected}, not '{PathText.Excerpt(text)}'.", path);
}

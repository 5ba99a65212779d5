using System.Text.Json;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>Copies the part of a stored document that a projection includes; what would be empty is left out.</summary>
internal static class ProjectedAttributes
{
    internal static void Write(Utf8JsonWriter writer, JsonElement document, Projection projection)
    {
        foreach (var property in document.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && projection.Type.Extension(property.Name) is { } extension)
            {
                if (!HasAny(property.Value, extension, projection))
                    continue;
                writer.WriteStartObject(extension.Id);
                foreach (var inner in property.Value.EnumerateObject())
                    Attribute(writer, inner, extension.Id, extension.Find(inner.Name), projection);
                writer.WriteEndObject();
            }
            else
            {
                Attribute(writer, property, null, projection.Type.Find(null, property.Name), projection);
            }
        }
    }

    /// <summary>Whether the answer carries anything of the extension, and so names its URN in schemas.</summary>
    internal static bool HasAny(JsonElement holder, SchemaDefinition extension, Projection projection)
    {
        foreach (var property in holder.EnumerateObject())
            if (extension.Find(property.Name) is { } attribute && Shows(property.Value, extension.Id, attribute, projection))
                return true;
        return false;
    }

    private static void Attribute(Utf8JsonWriter writer, JsonProperty property, string? schema, AttributeDefinition? attribute, Projection projection)
    {
        if (attribute is null || !Shows(property.Value, schema, attribute, projection))
            return;
        writer.WritePropertyName(attribute.Name);
        if (property.Value.ValueKind != JsonValueKind.Array || !attribute.IsComplex)
        {
            Value(writer, property.Value, schema, attribute, projection);
            return;
        }

        writer.WriteStartArray();
        foreach (var element in property.Value.EnumerateArray())
            if (ShowsInner(element, schema, attribute, projection))
                Value(writer, element, schema, attribute, projection);
        writer.WriteEndArray();
    }

    private static bool Shows(JsonElement value, string? schema, AttributeDefinition attribute, Projection projection)
    {
        if (!projection.Includes(schema, attribute))
            return false;
        return value.ValueKind switch
        {
            JsonValueKind.Array when attribute.IsComplex => value.EnumerateArray().Any(e => ShowsInner(e, schema, attribute, projection)),
            JsonValueKind.Object => ShowsInner(value, schema, attribute, projection),
            _ => true,
        };
    }

    private static bool ShowsInner(JsonElement holder, string? schema, AttributeDefinition attribute, Projection projection)
    {
        foreach (var property in holder.EnumerateObject())
            if (attribute.Sub(property.Name) is { } sub && projection.Includes(schema, attribute, sub))
                return true;
        return false;
    }

    private static void Value(Utf8JsonWriter writer, JsonElement value, string? schema, AttributeDefinition attribute, Projection projection)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
            if (attribute.Sub(property.Name) is { } sub && projection.Includes(schema, attribute, sub))
                property.WriteTo(writer);
        writer.WriteEndObject();
    }
}

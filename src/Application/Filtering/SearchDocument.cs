using System.Buffers;
using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>
/// A user's document as filters and sorting read it (docs/decisions/0005-user-as-document.md): the same structure, every leaf a string in the form in which it is compared,
/// the primary element of each array first, and id and schemas put in.
/// </summary>
public static class SearchDocument
{
    /// <param name="document">The canonical document.</param>
    /// <param name="type">Says which text is caseExact.</param>
    /// <param name="id">The SCIM id.</param>
    public static string Of(string document, ResourceType type, Guid id)
    {
        using var parsed = JsonDocument.Parse(document);
        var buffer = new ArrayBufferWriter<byte>(document.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer, CompactJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id.ToString());
            WriteSchemas(writer, parsed.RootElement, type);
            foreach (var property in parsed.RootElement.EnumerateObject())
            {
                WriteTopLevel(writer, property, type);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteSchemas(Utf8JsonWriter writer, JsonElement root, ResourceType type)
    {
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(type.Core.Id);
        foreach (var extension in type.Extensions.Where(extension => root.TryGetProperty(extension.Id, out _)))
        {
            writer.WriteStringValue(extension.Id);
        }

        writer.WriteEndArray();
    }

    private static void WriteTopLevel(Utf8JsonWriter writer, JsonProperty property, ResourceType type)
    {
        if (type.Extension(property.Name) is { } extension)
        {
            writer.WriteStartObject(property.Name);
            foreach (var attribute in property.Value.EnumerateObject())
            {
                Write(writer, attribute, extension.Find(attribute.Name));
            }

            writer.WriteEndObject();
        }
        else if (property.Name is not ("id" or "schemas" or "meta"))
        {
            Write(writer, property, type.Find(null, property.Name));
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonProperty property, AttributeDefinition? attribute)
    {
        if (attribute is not null && property.Value.ValueKind != JsonValueKind.Null)
        {
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, attribute);
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, AttributeDefinition attribute)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    Write(writer, property, attribute.Sub(property.Name));
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray().OrderBy(element => IsPrimary(element) ? 0 : 1))
                {
                    Write(writer, element, attribute);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(SearchText.Of(value, attribute));
                break;
        }
    }

    private static bool IsPrimary(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("primary", out var primary) && primary.ValueKind == JsonValueKind.True;
}

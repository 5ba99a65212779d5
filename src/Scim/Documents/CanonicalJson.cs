using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>Brings a working tree into the form that is stored: the table's order, no nulls, nothing empty.</summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Drops nulls and what they leave empty: an element of which only type and primary remain said its value is gone.</summary>
    internal static void Prune(JsonObject holder)
    {
        foreach (var (name, node) in holder.ToArray())
        {
            if (node is JsonArray elements)
                PruneElements(elements);
            else if (node is JsonObject inner)
                Prune(inner);
            if (node is null or JsonObject { Count: 0 } or JsonArray { Count: 0 })
                holder.Remove(name);
        }
    }

    internal static string Write(JsonObject document, ResourceType type)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            Attributes(writer, document, type.CoreAttributes);
            foreach (var extension in type.Extensions)
            {
                if (document[extension.Id] is not JsonObject holder)
                    continue;
                writer.WriteStartObject(extension.Id);
                Attributes(writer, holder, extension.Attributes);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void PruneElements(JsonArray elements)
    {
        for (var i = elements.Count - 1; i >= 0; i--)
        {
            if (elements[i] is not JsonObject element)
                continue;
            var emptied = false;
            foreach (var (name, node) in element.ToArray())
            {
                if (node is not null)
                    continue;
                element.Remove(name);
                emptied = true;
            }

            if (element.Count == 0 || (emptied && element.All(p => p.Key is "type" or "primary")))
                elements.RemoveAt(i);
        }
    }

    private static void Attributes(Utf8JsonWriter writer, JsonObject holder, IReadOnlyList<AttributeDefinition> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (holder[attribute.Name] is not { } node)
                continue;
            writer.WritePropertyName(attribute.Name);
            Value(writer, node, attribute);
        }
    }

    private static void Value(Utf8JsonWriter writer, JsonNode node, AttributeDefinition attribute)
    {
        switch (node)
        {
            case JsonArray elements:
                writer.WriteStartArray();
                foreach (var element in elements)
                    Value(writer, element!, attribute);
                writer.WriteEndArray();
                break;
            case JsonObject holder:
                writer.WriteStartObject();
                Attributes(writer, holder, attribute.SubAttributes);
                writer.WriteEndObject();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}

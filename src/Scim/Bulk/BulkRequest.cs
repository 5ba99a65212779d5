using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Bulk;

/// <summary>A bulk request (RFC 7644 §3.7), its frame read; the operations' data are read by who carries them out.</summary>
public sealed record BulkRequest(int? FailOnErrors, IReadOnlyList<BulkOperation> Operations)
{
    /// <summary>Most operations in one request; beyond it 413.</summary>
    public const int MaxOperations = 1_000;

    /// <summary>What an operation may be. Another fails alone, as a wrong path does.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Faults: invalidSyntax (the frame), invalidValue (no method, path or data, or a bulkId given twice), and 413.</summary>
    public static Parsed<BulkRequest> Parse(ReadOnlyMemory<byte> utf8, BodyLimits limits)
    {
        if (!JsonInput.Read(utf8, limits).TryValue(out var json, out var fault))
            return fault;
        using (json)
        {
            if (!IsBulkRequest(Property(json.RootElement, "schemas")))
                return new ScimFault(ScimFaultKind.InvalidSyntax, $"The schemas of a bulk request must name {SchemaUrns.BulkRequest}.", "schemas");
            var list = Property(json.RootElement, "Operations");
            if (list.ValueKind != JsonValueKind.Array)
                return new ScimFault(ScimFaultKind.InvalidSyntax, "A bulk request needs a list named Operations.");
            if (list.GetArrayLength() > MaxOperations)
                return new ScimFault(ScimFaultKind.PayloadTooLarge, $"There are more than {MaxOperations} operations in one request.");
            if (Limit(Property(json.RootElement, "failOnErrors"), out var failOnErrors) is { } wrong)
                return wrong;
            var operations = new List<BulkOperation>(list.GetArrayLength());
            var named = new HashSet<string>(StringComparer.Ordinal);
            foreach (var item in list.EnumerateArray())
            {
                if (!Operation(item).TryValue(out var operation, out var malformed))
                    return malformed;
                if (operation.BulkId is { } name && !named.Add(name))
                    return new ScimFault(ScimFaultKind.InvalidValue, $"The bulkId '{PathText.Excerpt(name)}' is given twice.", "bulkId");
                operations.Add(operation);
            }

            return new BulkRequest(failOnErrors, operations);
        }
    }

    private static bool IsBulkRequest(JsonElement schemas) =>
        schemas.ValueKind == JsonValueKind.Array && schemas.EnumerateArray().Any(urn => urn.ValueKind == JsonValueKind.String
            && SchemaUrns.BulkRequest.Equals(urn.GetString(), StringComparison.OrdinalIgnoreCase));

    private static ScimFault? Limit(JsonElement value, out int? failOnErrors)
    {
        failOnErrors = null;
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < 0)
            return new(ScimFaultKind.InvalidValue, "failOnErrors must be a whole number from 1 on, or 0 for no limit.", "failOnErrors");
        failOnErrors = number == 0 ? null : number;
        return null;
    }

    private static Parsed<BulkOperation> Operation(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new ScimFault(ScimFaultKind.InvalidSyntax, "Each of the Operations must be an object.");
        if (Text(item, "method")?.ToUpperInvariant() is not { Length: > 0 } method)
            return new ScimFault(ScimFaultKind.InvalidValue, "Each operation needs a method.", "method");
        if (Text(item, "path") is not { Length: > 0 } path)
            return new ScimFault(ScimFaultKind.InvalidValue, "Each operation needs a path.", "path");
        var data = Property(item, "data");
        if (data.ValueKind is JsonValueKind.Undefined && method is ("POST" or "PUT" or "PATCH"))
            return new ScimFault(ScimFaultKind.InvalidValue, $"Each {method} needs data.", "data");
        return new BulkOperation(
            method, path, Text(item, "bulkId"), Text(item, "version"), data.ValueKind is JsonValueKind.Undefined ? null : JsonNode.Parse(data.GetRawText()));
    }

    private static string? Text(JsonElement holder, string name) => Property(holder, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement Property(JsonElement holder, string name)
    {
        foreach (var property in holder.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        return default;
    }
}

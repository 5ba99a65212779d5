using System.Text.Json;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Discovery;

/// <summary>Writes the discovery resources (RFC 7643 §5–§7): no nulls, enum values in camel case, as Entra asks (docs/clients.md, "Entra's contract").</summary>
public static class DiscoveryWriter
{
    public static void WriteServiceProviderConfig(Utf8JsonWriter writer, ServiceProviderOptions options)
    {
        writer.WriteStartObject();
        Schemas(writer, SchemaUrns.ServiceProviderConfig);
        if (options.DocumentationUri is not null)
            writer.WriteString("documentationUri", options.DocumentationUri);
        Supported(writer, "patch", options.PatchSupported);
        writer.WriteStartObject("bulk");
        writer.WriteBoolean("supported", options.BulkSupported);
        // Always present: clients read the numbers without asking whether bulk is supported (docs/clients.md, "Decisions").
        writer.WriteNumber("maxOperations", options.BulkMaxOperations);
        writer.WriteNumber("maxPayloadSize", options.BulkMaxPayloadSize);
        writer.WriteEndObject();
        writer.WriteStartObject("filter");
        writer.WriteBoolean("supported", true);
        writer.WriteNumber("maxResults", options.FilterMaxResults);
        writer.WriteEndObject();
        Supported(writer, "changePassword", false);
        Supported(writer, "sort", options.SortSupported);
        Supported(writer, "etag", options.ETagSupported);
        Pagination(writer, options);
        AuthenticationSchemes(writer);
        Meta(writer, "ServiceProviderConfig", $"{options.BaseUrl}/ServiceProviderConfig");
        writer.WriteEndObject();
    }

    /// <summary>All resource types, as a ListResponse.</summary>
    public static void WriteResourceTypes(Utf8JsonWriter writer, SchemaTable table, string baseUrl)
    {
        ListResponse.Start(writer, table.ResourceTypes.Count, table.ResourceTypes.Count, 1);
        foreach (var type in table.ResourceTypes)
            WriteResourceType(writer, type, baseUrl);
        ListResponse.End(writer);
    }

    public static void WriteResourceType(Utf8JsonWriter writer, ResourceType type, string baseUrl)
    {
        writer.WriteStartObject();
        Schemas(writer, SchemaUrns.ResourceType);
        writer.WriteString("id", type.Name);
        writer.WriteString("name", type.Name);
        writer.WriteString("endpoint", type.Endpoint);
        writer.WriteString("description", type.Description);
        writer.WriteString("schema", type.Core.Id);
        writer.WriteStartArray("schemaExtensions");
        foreach (var extension in type.Extensions)
        {
            writer.WriteStartObject();
            writer.WriteString("schema", extension.Id);
            writer.WriteBoolean("required", false);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Meta(writer, "ResourceType", $"{baseUrl}/ResourceTypes/{type.Name}");
        writer.WriteEndObject();
    }

    /// <summary>All schemas, as a ListResponse.</summary>
    public static void WriteSchemas(Utf8JsonWriter writer, SchemaTable table, string baseUrl)
    {
        var schemas = table.Advertised;
        ListResponse.Start(writer, schemas.Count, schemas.Count, 1);
        foreach (var schema in schemas)
            WriteSchema(writer, schema, baseUrl);
        ListResponse.End(writer);
    }

    public static void WriteSchema(Utf8JsonWriter writer, SchemaDefinition schema, string baseUrl)
    {
        writer.WriteStartObject();
        Schemas(writer, SchemaUrns.Schema);
        writer.WriteString("id", schema.Id);
        writer.WriteString("name", schema.Name);
        writer.WriteString("description", schema.Description);
        writer.WriteStartArray("attributes");
        foreach (var attribute in schema.Attributes)
            // A write-only attribute is in the table to be recognised and dropped: what isn't stored isn't advertised, or clients would set and compare it.
            if (attribute.Mutability != Mutability.WriteOnly)
                Attribute(writer, attribute);
        writer.WriteEndArray();
        Meta(writer, "Schema", $"{baseUrl}/Schemas/{schema.Id}");
        writer.WriteEndObject();
    }

    private static void Attribute(Utf8JsonWriter writer, AttributeDefinition attribute)
    {
        writer.WriteStartObject();
        writer.WriteString("name", attribute.Name);
        writer.WriteString("type", CamelCase(attribute.Type.ToString()));
        writer.WriteBoolean("multiValued", attribute.MultiValued);
        writer.WriteString("description", attribute.Description);
        writer.WriteBoolean("required", attribute.Required);
        Strings(writer, "canonicalValues", attribute.CanonicalValues);
        writer.WriteBoolean("caseExact", attribute.CaseExact);
        writer.WriteString("mutability", CamelCase(attribute.Mutability.ToString()));
        writer.WriteString("returned", CamelCase(attribute.Returned.ToString()));
        writer.WriteString("uniqueness", CamelCase(attribute.Uniqueness.ToString()));
        Strings(writer, "referenceTypes", attribute.ReferenceTypes);
        if (attribute.IsComplex)
        {
            writer.WriteStartArray("subAttributes");
            foreach (var sub in attribute.SubAttributes)
                Attribute(writer, sub);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    // RFC 9865 §4.
    private static void Pagination(Utf8JsonWriter writer, ServiceProviderOptions options)
    {
        writer.WriteStartObject("pagination");
        writer.WriteBoolean("cursor", options.CursorSupported);
        writer.WriteBoolean("index", true);
        writer.WriteString("defaultPaginationMethod", "index");
        writer.WriteNumber("defaultPageSize", options.DefaultPageSize);
        writer.WriteNumber("maxPageSize", options.FilterMaxResults);
        if (options.CursorTimeout is { } seconds)
            writer.WriteNumber("cursorTimeout", seconds);
        writer.WriteEndObject();
    }

    private static void AuthenticationSchemes(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("authenticationSchemes");
        writer.WriteStartObject();
        writer.WriteString("type", "oauthbearertoken");
        writer.WriteString("name", "Bearer token");
        writer.WriteString("description", "The tenant's SCIM token, in the Authorization header.");
        writer.WriteString("specUri", "https://www.rfc-editor.org/info/rfc6750");
        writer.WriteBoolean("primary", true);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void Supported(Utf8JsonWriter writer, string feature, bool supported)
    {
        writer.WriteStartObject(feature);
        writer.WriteBoolean("supported", supported);
        writer.WriteEndObject();
    }

    private static void Schemas(Utf8JsonWriter writer, string urn)
    {
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(urn);
        writer.WriteEndArray();
    }

    private static void Meta(Utf8JsonWriter writer, string resourceType, string location)
    {
        writer.WriteStartObject("meta");
        writer.WriteString("resourceType", resourceType);
        writer.WriteString("location", location);
        writer.WriteEndObject();
    }

    private static string CamelCase(string name) => $"{char.ToLowerInvariant(name[0])}{name[1..]}";
}

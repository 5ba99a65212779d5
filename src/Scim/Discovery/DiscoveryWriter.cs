using System.Text.Json;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Discovery;

/// <summary>Writes the discovery resources (RFC 7643 §5–§7), without nulls.</summary>
public static class DiscoveryWriter
{
    public static void WriteServiceProviderConfig(Utf8JsonWriter writer, ServiceProviderOptions options) => throw new NotImplementedException();

    /// <summary>All resource types, as a ListResponse.</summary>
    public static void WriteResourceTypes(Utf8JsonWriter writer, SchemaTable table, string baseUrl) => throw new NotImplementedException();

    public static void WriteResourceType(Utf8JsonWriter writer, ResourceType type, string baseUrl) => throw new NotImplementedException();

    /// <summary>All schemas, as a ListResponse.</summary>
    public static void WriteSchemas(Utf8JsonWriter writer, SchemaTable table, string baseUrl) => throw new NotImplementedException();

    public static void WriteSchema(Utf8JsonWriter writer, SchemaDefinition schema, string baseUrl) => throw new NotImplementedException();
}

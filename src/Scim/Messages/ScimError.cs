using System.Globalization;
using System.Text.Json;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>The error message of RFC 7644 §3.12.</summary>
public static class ScimError
{
    /// <param name="writer">Where to.</param>
    /// <param name="status">The HTTP status, written as a string (RFC 7644 §3.12).</param>
    /// <param name="scimType">The error keyword, left out when null.</param>
    /// <param name="detail">A sentence for the client's admin.</param>
    public static void Write(Utf8JsonWriter writer, int status, string? scimType, string detail)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(SchemaUrns.Error);
        writer.WriteEndArray();
        writer.WriteString("status", status.ToString(CultureInfo.InvariantCulture));
        if (scimType is not null)
            writer.WriteString("scimType", scimType);
        writer.WriteString("detail", detail);
        writer.WriteEndObject();
    }
}

using System.Globalization;
using System.Text.Json;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>The error message of RFC 7644 §3.12.</summary>
public static class ScimError
{
    /// <summary>The one mapping from fault to HTTP status and scimType.</summary>
    public static (int Status, string? ScimType) Of(ScimFaultKind kind) => kind switch
    {
        ScimFaultKind.InvalidFilter => (400, "invalidFilter"),
        ScimFaultKind.InvalidPath => (400, "invalidPath"),
        ScimFaultKind.NoTarget => (400, "noTarget"),
        ScimFaultKind.InvalidValue => (400, "invalidValue"),
        ScimFaultKind.InvalidSyntax => (400, "invalidSyntax"),
        ScimFaultKind.Mutability => (400, "mutability"),
        ScimFaultKind.Uniqueness => (409, "uniqueness"),
        ScimFaultKind.TooMany => (400, "tooMany"),
        ScimFaultKind.InvalidVers => (400, "invalidVers"),
        ScimFaultKind.Sensitive => (403, "sensitive"),
        ScimFaultKind.PayloadTooLarge => (413, null),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a fault kind."),
    };

    public static void Write(Utf8JsonWriter writer, ScimFault fault)
    {
        var (status, scimType) = Of(fault.Kind);
        Write(writer, status, scimType, fault.Detail);
    }

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

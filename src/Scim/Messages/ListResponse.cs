using System.Text.Json;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>The list message of RFC 7644 §3.4.2, in pieces, so that resources can be written as they are read.</summary>
public static class ListResponse
{
    /// <summary>Opens the message; resources follow, then <see cref="End"/>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="totalResults">All results, not only this page's.</param>
    /// <param name="itemsPerPage">Resources in this page.</param>
    /// <param name="startIndex">1-based; null when paged by cursor (RFC 9865).</param>
    /// <param name="nextCursor">Left out when null.</param>
    /// <param name="previousCursor">Left out when null.</param>
    public static void Start(Utf8JsonWriter writer, int totalResults, int itemsPerPage, int? startIndex = null, string? nextCursor = null, string? previousCursor = null)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(SchemaUrns.ListResponse);
        writer.WriteEndArray();
        writer.WriteNumber("totalResults", totalResults);
        if (startIndex is { } index)
            writer.WriteNumber("startIndex", index);
        writer.WriteNumber("itemsPerPage", itemsPerPage);
        if (previousCursor is not null)
            writer.WriteString("previousCursor", previousCursor);
        if (nextCursor is not null)
            writer.WriteString("nextCursor", nextCursor);
        writer.WriteStartArray("Resources");
    }

    public static void End(Utf8JsonWriter writer)
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

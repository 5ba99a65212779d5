using System.Globalization;
using System.Text.Json;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>A group that a user is in, for the read-only attribute <c>groups</c>.</summary>
/// <param name="Value">The group's id.</param>
/// <param name="Display">Its name.</param>
/// <param name="Ref">Its absolute address.</param>
public sealed record GroupReference(string Value, string? Display, string? Ref);

/// <summary>A group's member as answered.</summary>
/// <param name="Value">The user's id; for a member not yet known, the value as it was sent.</param>
/// <param name="Display">The name for display.</param>
/// <param name="Ref">The user's absolute address; null while he is not known.</param>
public readonly record struct MemberReference(string Value, string? Display, string? Ref);

/// <summary>Writes users and groups as answers, under a projection; <c>schemas</c> names the schemas present in the answer.</summary>
public static class ResourceWriter
{
    /// <param name="writer">Where to.</param>
    /// <param name="json">The stored canonical document.</param>
    /// <param name="meta">Id, times, version, location.</param>
    /// <param name="groups">The user's groups; null when not read.</param>
    /// <param name="projection">What to answer, of the users' resource type.</param>
    public static void WriteUser(Utf8JsonWriter writer, string json, ResourceMeta meta, IEnumerable<GroupReference>? groups, Projection projection)
    {
        if (projection.IsWhole)
        {
            Whole(writer, json, meta, projection);
        }
        else
        {
            using var document = JsonDocument.Parse(json);
            Start(writer, meta, projection.Type.Core.Id, Extensions(document.RootElement, projection));
            ProjectedAttributes.Write(writer, document.RootElement, projection);
        }

        if (groups is not null && projection.Includes("groups"))
            Groups(writer, groups, projection);
        Meta(writer, meta, projection);
        writer.WriteEndObject();
    }

    /// <param name="writer">Where to.</param>
    /// <param name="displayName">The group's name.</param>
    /// <param name="externalId">The identity provider's id, or null.</param>
    /// <param name="meta">Id, times, version, location.</param>
    /// <param name="members">The members, enumerated only when the projection includes them; null when not read.</param>
    /// <param name="projection">What to answer, of the groups' resource type.</param>
    public static void WriteGroup(
        Utf8JsonWriter writer, string displayName, string? externalId, ResourceMeta meta, IEnumerable<MemberReference>? members, Projection projection)
    {
        Start(writer, meta, projection.Type.Core.Id, []);
        if (externalId is not null && projection.Includes("externalId"))
            writer.WriteString("externalId", externalId);
        if (projection.Includes("displayName"))
            writer.WriteString("displayName", displayName);
        if (members is not null && projection.Includes("members"))
            Members(writer, members, projection);
        Meta(writer, meta, projection);
        writer.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter writer, ResourceMeta meta, string core, IEnumerable<string> extensions)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(core);
        foreach (var extension in extensions)
            writer.WriteStringValue(extension);
        writer.WriteEndArray();
        writer.WriteString("id", meta.Id);
    }

    private static IEnumerable<string> Extensions(JsonElement root, Projection projection)
    {
        foreach (var extension in projection.Type.Extensions)
            if (root.TryGetProperty(extension.Id, out var holder) && ProjectedAttributes.HasAny(holder, extension, projection))
                yield return extension.Id;
    }

    /// <summary>A stored document is canonical: its members are copied as they stand, without reading them.</summary>
    private static void Whole(Utf8JsonWriter writer, string json, ResourceMeta meta, Projection projection)
    {
        if (!writer.Options.SkipValidation)
        {
            using var document = JsonDocument.Parse(json);
            Start(writer, meta, projection.Type.Core.Id, Extensions(document.RootElement, projection));
            foreach (var property in document.RootElement.EnumerateObject())
                property.WriteTo(writer);
            return;
        }

        Start(writer, meta, projection.Type.Core.Id, projection.Type.Extensions.Where(extension => Holds(json, extension.Id)).Select(extension => extension.Id));
        if (json.Length > 2)
            writer.WriteRawValue(json.AsSpan(1, json.Length - 2), skipInputValidation: true);
    }

    /// <summary>Whether the document has this extension: within a value its quotation marks would be escaped, and only an object follows its name.</summary>
    private static bool Holds(string json, string urn)
    {
        for (var at = json.IndexOf(urn, StringComparison.Ordinal); at > 1; at = json.IndexOf(urn, at + 1, StringComparison.Ordinal))
            if (json[at - 1] == '"' && (json[at - 2] is '{' or ',') && json.AsSpan(at + urn.Length).StartsWith("\":{"))
                return true;
        return false;
    }

    private static void Groups(Utf8JsonWriter writer, IEnumerable<GroupReference> groups, Projection projection)
    {
        var shows = new Parts(projection, "groups");
        writer.WriteStartArray("groups");
        foreach (var group in groups)
        {
            writer.WriteStartObject();
            shows.Write(writer, "value", group.Value);
            shows.Write(writer, "$ref", group.Ref);
            shows.Write(writer, "display", group.Display);
            shows.Write(writer, "type", "direct");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Members(Utf8JsonWriter writer, IEnumerable<MemberReference> members, Projection projection)
    {
        var shows = new Parts(projection, "members");
        writer.WriteStartArray("members");
        foreach (var member in members)
        {
            writer.WriteStartObject();
            shows.Write(writer, "value", member.Value);
            shows.Write(writer, "$ref", member.Ref);
            shows.Write(writer, "type", "User");
            shows.Write(writer, "display", member.Display);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Meta(Utf8JsonWriter writer, ResourceMeta meta, Projection projection)
    {
        if (!projection.Includes("meta"))
            return;
        var shows = new Parts(projection, "meta");
        writer.WriteStartObject("meta");
        shows.Write(writer, "resourceType", meta.ResourceType);
        shows.Write(writer, "created", Time(meta.Created));
        shows.Write(writer, "lastModified", Time(meta.LastModified));
        shows.Write(writer, "location", meta.Location);
        shows.Write(writer, "version", meta.Version);
        writer.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The sub-attributes of one attribute that are shown, asked once and not for each of many members.</summary>
    private readonly ref struct Parts
    {
        private readonly HashSet<string>? shown;

        internal Parts(Projection projection, string attribute)
        {
            if (projection.IsWhole)
                return;
            var definition = projection.Type.Find(null, attribute)!;
            shown = [.. definition.SubAttributes.Where(s => projection.Includes(null, definition, s)).Select(s => s.Name)];
        }

        internal void Write(Utf8JsonWriter writer, string name, string? value)
        {
            if (value is not null && (shown is null || shown.Contains(name)))
                writer.WriteString(name, value);
        }
    }
}

using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>A group, with or without its members.</summary>
internal static class GroupAnswer
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /// <summary>Judges all but the members; id and name null: any is right.</summary>
    public static Func<JsonElement, string?> OfHead(string? id, string? name = null) => group =>
        Shape(group)
        ?? (id is not null && Text(group, "id") != id ? $"id must be {id}" : null)
        ?? (name is not null && Text(group, "displayName") != name ? $"displayName must be {name}" : null);

    /// <summary>Judges the whole group.</summary>
    public static Func<JsonElement, string?> Of(Team team) => group => OfHead(team.ScimId, team.Name)(group) ?? MembersFault(group, team);

    public static string? Shape(JsonElement group)
    {
        if (group.ValueKind != JsonValueKind.Object)
        {
            return "a group must be an object";
        }

        return !group.TryGetProperty("schemas", out var schemas) || schemas.ValueKind != JsonValueKind.Array
                || !schemas.EnumerateArray().Any(schema => schema.ValueEquals(Core)) ? "schemas lacks the core group"
            : Text(group, "id") is not { Length: > 0 } id ? "id is missing"
            : Text(group, "displayName") is not { Length: > 0 } ? "displayName is missing"
            : UserAnswer.Meta(group, "Group", $"/Groups/{id}");
    }

    private static string? MembersFault(JsonElement group, Team team)
    {
        var answered = Members(group);
        var unique = answered.ToHashSet(StringComparer.Ordinal);
        if (unique.Count != answered.Count)
        {
            return $"{team.Name}: members are answered twice";
        }

        if (team.Members.Any(member => member.Lost))
        {
            return null;
        }

        var expected = team.Members.Select(member => member.MemberValue).ToHashSet(StringComparer.Ordinal);
        var missing = expected.Except(unique).ToArray();
        var extra = unique.Except(expected).ToArray();
        return missing.Length == 0 && extra.Length == 0
            ? null
            : $"{team.Name}: {expected.Count} members sent, {unique.Count} answered; missing {Listed(missing)}; not sent {Listed(extra)}";
    }

    private static List<string> Members(JsonElement group) =>
        group.TryGetProperty("members", out var members) && members.ValueKind == JsonValueKind.Array
            ? [.. members.EnumerateArray().Select(member => Text(member, "value") ?? "(no value)")]
            : [];

    private static string Listed(string[] values) => values.Length == 0 ? "none" : string.Join(", ", values.Take(5)) + (values.Length > 5 ? " …" : "");

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

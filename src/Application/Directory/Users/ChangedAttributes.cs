using System.Text.Json;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>The names of what one write changed in a user's document, for his history: names only, never values.</summary>
internal static class ChangedAttributes
{
    private const string Nothing = "{}";

    /// <summary>Of a new user: all that he came with.</summary>
    public static IReadOnlyList<string> Of(string document) => Between(Nothing, document);

    /// <summary>Those of an extension by their own names.</summary>
    public static IReadOnlyList<string> Between(string before, string after)
    {
        using var old = JsonDocument.Parse(before);
        using var now = JsonDocument.Parse(after);
        var names = new List<string>();
        Compare(old.RootElement, now.RootElement, names);
        return names;
    }

    /// <summary>Of what only the sync can see: leaves that were left out and are cleared now, or the other way round.</summary>
    public static IReadOnlyList<string> BetweenStates(string before, string after) => Between(Known(before), Known(after));

    private static string Known(string states) => states.Length == 0 ? Nothing : states;

    private static void Compare(JsonElement old, JsonElement now, List<string> names)
    {
        foreach (var member in now.EnumerateObject())
        {
            var was = old.ValueKind == JsonValueKind.Object && old.TryGetProperty(member.Name, out var value) ? value : default;
            if (IsExtension(member))
            {
                Compare(was, member.Value, names);
            }
            else if (was.ValueKind == JsonValueKind.Undefined || !JsonElement.DeepEquals(was, member.Value))
            {
                names.Add(member.Name);
            }
        }

        if (old.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in old.EnumerateObject())
        {
            if (!now.TryGetProperty(member.Name, out _))
            {
                names.AddRange(IsExtension(member) ? member.Value.EnumerateObject().Select(inner => inner.Name) : [member.Name]);
            }
        }
    }

    private static bool IsExtension(JsonProperty member) => member.Value.ValueKind == JsonValueKind.Object && member.Name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase);
}

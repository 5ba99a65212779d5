using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>A full user, as Okta's Jackson mapping and its read-your-writes need it.</summary>
internal static class UserAnswer
{
    /// <summary>Judges by what this person must look like; active null: either is right.</summary>
    public static Func<JsonElement, string?> Of(Person person, Profile profile, bool? active) => user => Fault(user, person, profile, active);

    /// <summary>What every user must have, whoever he is.</summary>
    public static string? Shape(JsonElement user)
    {
        if (user.ValueKind != JsonValueKind.Object)
        {
            return "a user must be an object";
        }

        return !Schemas(user).Contains(ProfileAttributes.Core) ? "schemas lacks the core user"
            : Text(user, "id") is not { Length: > 0 } id ? "id is missing"
            : Text(user, "userName") is not { Length: > 0 } ? "userName is missing"
            : !user.TryGetProperty("active", out var active) || active.ValueKind is not (JsonValueKind.True or JsonValueKind.False) ? "active must be a boolean"
            : user.TryGetProperty("password", out _) ? "a password must never be answered"
            : Primaries(user, "emails") is not 1 ? "exactly one of emails must be primary"
            : Primaries(user, "phoneNumbers") > 1 ? "at most one of phoneNumbers may be primary"
            : Meta(user, "User", $"/Users/{id}");
    }

    /// <summary>meta, as it must be for any resource.</summary>
    public static string? Meta(JsonElement resource, string type, string ending) =>
        !resource.TryGetProperty("meta", out var meta) || meta.ValueKind != JsonValueKind.Object ? "meta is missing"
        : Text(meta, "resourceType") != type ? $"meta.resourceType must be {type}"
        : Text(meta, "location") is not { } location || !Uri.IsWellFormedUriString(location, UriKind.Absolute) || !location.EndsWith(ending, StringComparison.Ordinal)
            ? $"meta.location must be an absolute address that ends in {ending}"
        : null;

    private static string? Fault(JsonElement user, Person person, Profile profile, bool? active) =>
        Shape(user)
        ?? (person.ScimId is { } id && Text(user, "id") != id ? $"id must be {id}" : null)
        ?? (Text(user, "userName") != profile.UserName ? $"userName must be {profile.UserName}" : null)
        ?? (Text(user, "externalId") != person.OktaId ? $"externalId must be {person.OktaId}" : null)
        ?? (active is { } expected && user.GetProperty("active").GetBoolean() != expected ? $"active must be {(expected ? "true" : "false")}" : null)
        ?? (Text(user.GetProperty("emails")[0], "value") != profile.UserName ? $"emails[0].value must be {profile.UserName}" : null)
        ?? AttributeFault(user, profile);

    private static string? AttributeFault(JsonElement user, Profile profile)
    {
        foreach (var attribute in ProfileAttributes.All)
        {
            var (sent, answered) = (attribute.Get(profile), attribute.Read(user));
            if ((sent ?? "") != (answered ?? ""))
            {
                return $"{attribute.Name} must be {(string.IsNullOrEmpty(sent) ? "absent" : $"\"{sent}\"")}, is \"{answered}\"";
            }
        }

        return null;
    }

    private static int Primaries(JsonElement user, string list) =>
        user.TryGetProperty(list, out var elements) && elements.ValueKind == JsonValueKind.Array
            ? elements.EnumerateArray().Count(element => element.TryGetProperty("primary", out var primary) && primary.ValueKind == JsonValueKind.True)
            : 0;

    private static IEnumerable<string?> Schemas(JsonElement resource) =>
        resource.TryGetProperty("schemas", out var schemas) && schemas.ValueKind == JsonValueKind.Array
            ? schemas.EnumerateArray().Select(schema => schema.ValueKind == JsonValueKind.String ? schema.GetString() : null)
            : [];

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>A console user, by the fields that Okta's profile fills.</summary>
internal sealed record RosterUser(string Id, string Email, bool Active, IReadOnlyDictionary<string, string?> Fields)
{
    public static IReadOnlyList<string> FieldNames { get; } = [.. ProfileAttributes.All.Select(attribute => attribute.Field).OfType<string>()];

    public string? this[string field] => Fields.GetValueOrDefault(field);

    public static RosterUser Of(JsonElement user) => new(
        user.GetProperty("id").GetString()!,
        user.GetProperty("email").GetString()!,
        user.GetProperty("status").GetString() == "Active",
        FieldNames.ToDictionary(field => field, field => Text(user, field), StringComparer.Ordinal));

    private static string? Text(JsonElement user, string field) =>
        user.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}

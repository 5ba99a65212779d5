using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>A row of a report.</summary>
internal sealed record ReportRow(
    string Object,
    string Action,
    string Outcome,
    string? Name,
    string? Email,
    string? Guid,
    string? UserId,
    string? Group,
    string? Error,
    IReadOnlyList<FieldChange> Fields)
{
    public bool Failed => Outcome == "failed";

    /// <summary>What must be the same in a preview and in the report over the same state.</summary>
    public string Signature => string.Join(
        '|',
        [Object, Action, Outcome, Name, Email, Guid, UserId, Group, Error, .. Fields.Select(change => $"{change.Field}:{change.Before}→{change.After}").Order(StringComparer.Ordinal)]);

    public static ReportRow Of(JsonElement row) => new(
        Text(row, "object")!,
        Text(row, "action")!,
        Text(row, "outcome")!,
        Text(row, "name"),
        Text(row, "email"),
        Text(row, "guid"),
        Text(row, "userId"),
        Text(row, "group"),
        row.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? Text(error, "code") : null,
        row.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? [.. fields.EnumerateArray().Select(field => new FieldChange(Text(field, "field")!, Text(field, "before"), Text(field, "after")))]
            : []);

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

internal sealed record FieldChange(string Field, string? Before, string? After);

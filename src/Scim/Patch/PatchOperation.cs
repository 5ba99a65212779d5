using System.Text.Json;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>One operation as sent: verb, path and value, nothing looked up yet.</summary>
/// <param name="Verb">The verb, read in any letter case: Entra capitalises it.</param>
/// <param name="Path">The path's text; null when there is none.</param>
/// <param name="Value">The value; undefined when there is none.</param>
internal readonly record struct PatchOperation(PatchVerb Verb, string? Path, JsonElement Value)
{
    internal bool HasValue => Value.ValueKind != JsonValueKind.Undefined;
}

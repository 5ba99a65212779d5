using System.Text.Json;
using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>Reads the frame of a PatchOp message. An empty list is allowed: Entra's validator sends it (docs/clients.md, "Entra's writes").</summary>
internal static class OperationReader
{
    internal static ScimFault? Read(JsonElement root, int most, out List<PatchOperation> operations)
    {
        operations = [];
        var list = Property(root, "Operations");
        if (list.ValueKind != JsonValueKind.Array)
            return new(ScimFaultKind.InvalidSyntax, "A PATCH body needs a list named Operations.");
        if (list.GetArrayLength() > most)
            return new(ScimFaultKind.TooMany, $"There are more than {most} operations in one request.");
        foreach (var item in list.EnumerateArray())
            if (Operation(item, operations) is { } fault)
                return fault;
        return null;
    }

    private static ScimFault? Operation(JsonElement item, List<PatchOperation> operations)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new(ScimFaultKind.InvalidSyntax, "Each of the Operations must be an object.");
        var op = Property(item, "op");
        if (op.ValueKind != JsonValueKind.String || !TryVerb(op.GetString()!, out var verb))
            return new(ScimFaultKind.InvalidSyntax, $"op must be add, replace or remove{(op.ValueKind == JsonValueKind.String ? $", not '{PathText.Excerpt(op.GetString())}'" : "")}.");
        var path = Property(item, "path");
        if (path.ValueKind is not (JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined))
            return new(ScimFaultKind.InvalidPath, "path must be a string.");
        var text = path.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(path.GetString()) ? path.GetString() : null;
        var operation = new PatchOperation(verb, text, Property(item, "value"));
        if (verb == PatchVerb.Remove ? text is null : !operation.HasValue)
        {
            return verb == PatchVerb.Remove
                ? new(ScimFaultKind.NoTarget, "remove needs a path.")
                : new(ScimFaultKind.InvalidValue, $"op {op.GetString()} needs a value{(text is null ? "" : $" for {PathText.Excerpt(text)}")}.");
        }

        if (text is null && operation.Value.ValueKind != JsonValueKind.Object)
            return new(ScimFaultKind.InvalidValue, $"op {op.GetString()} without a path needs an object of attributes as its value.");
        operations.Add(operation);
        return null;
    }

    private static bool TryVerb(string op, out PatchVerb verb)
    {
        verb = op.Length switch { 3 => PatchVerb.Add, 7 => PatchVerb.Replace, _ => PatchVerb.Remove };
        return op.Equals(verb.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static JsonElement Property(JsonElement holder, string name)
    {
        foreach (var property in holder.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        return default;
    }
}

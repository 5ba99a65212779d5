using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>Turns operations on a user into actions: here the dialects of the identity providers end.</summary>
internal sealed class UserActions(ResourceType type)
{
    private readonly List<PatchAction> actions = [];
    private readonly List<PatchAction> winners = [];
    private int values;

    internal bool ContainsPassword { get; private set; }

    /// <summary>The actions in order; those of a winning alias last (docs/product.md, "Flat names").</summary>
    internal IReadOnlyList<PatchAction> All => [.. actions, .. winners];

    internal ScimFault? Read(PatchOperation operation)
    {
        if (operation.Path is not { } text || IsCore(text))
            return Object(operation.Verb, null, operation.Value);
        return PatchPath.Parse(text, type).TryValue(out var path, out var fault)
            ? Target(operation.Verb, path, operation.Value, byPath: true, PatchPath.AliasOf(text, type))
            : fault;
    }

    // Without a path the object's keys are paths: plain, dotted, with URN, or a whole extension (docs/clients.md, "Entra's writes").
    private ScimFault? Object(PatchVerb verb, string? schema, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new(ScimFaultKind.InvalidValue, $"{schema ?? type.Core.Id} must be an object of attributes.", schema);
        foreach (var property in value.EnumerateObject())
        {
            if (schema is null && IsCore(property.Name))
            {
                if (Object(verb, null, property.Value) is { } inner)
                    return inner;
                continue;
            }

            var text = schema is null ? property.Name : $"{schema}:{property.Name}";
            if (!PatchPath.Parse(text, type).TryValue(out var path, out var fault))
            {
                // Unknown names in an object are ignored as in any body; broken brackets are not.
                if (fault.Kind == ScimFaultKind.InvalidPath)
                    continue;
                return fault;
            }

            if (Target(verb, path, property.Value, byPath: false, PatchPath.AliasOf(text, type)) is { } wrong)
                return wrong;
        }

        return null;
    }

    private bool IsCore(string text) => text.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase);

    private ScimFault? Target(PatchVerb verb, PatchPath path, JsonElement value, bool byPath, AttributeAlias? alias)
    {
        if (path.Attribute is null)
            return Extension(verb, path.Schema!, value);
        var attribute = type.Find(path.Schema, path.Attribute)!;
        if (attribute.Mutability == Mutability.WriteOnly)
        {
            ContainsPassword = true;
            return null;
        }

        // Okta sends id within the object: silently ignored there, an error only by path (docs/clients.md, "Errors").
        if (attribute.Mutability == Mutability.ReadOnly)
            return byPath ? new(ScimFaultKind.Mutability, $"{path} is read-only.", attribute.Name) : null;
        var fault = Action(verb, path, attribute, value, out var action);
        if (action is not null)
            (alias is { Wins: true } && verb != PatchVerb.Remove && !ValueReader.IsEmpty(value) ? winners : actions).Add(action);
        return fault;
    }

    private ScimFault? Extension(PatchVerb verb, string schema, JsonElement value)
    {
        if (verb != PatchVerb.Remove && !ValueReader.IsEmpty(value))
            return Object(verb, schema, value);
        if (verb != PatchVerb.Add)
            actions.Add(new RemoveExtension(schema));
        return null;
    }

    private ScimFault? Action(PatchVerb verb, PatchPath path, AttributeDefinition attribute, JsonElement value, out PatchAction? action)
    {
        action = null;
        if (verb == PatchVerb.Remove)
            return Removal(path, attribute, value, out action);
        if (path.ValueFilter is not null)
            return Chosen(verb, path, attribute, value, out action);
        if (attribute.MultiValued && path.SubAttribute is null)
            return List(verb, path, attribute, value, out action);
        var leaf = path.SubAttribute is null ? attribute : attribute.Sub(path.SubAttribute)!;
        if (ValueReader.Read(leaf, path.ToString(), value, out var node) is { } fault)
            return fault;
        return Single(path, attribute, node, out action);
    }

    private static ScimFault? Single(PatchPath path, AttributeDefinition attribute, JsonNode? node, out PatchAction? action)
    {
        action = null;
        if (attribute.Required && string.IsNullOrWhiteSpace(node?.ToString()))
            return new(ScimFaultKind.InvalidValue, $"{attribute.Name} is required and can't be emptied.", attribute.Name);
        if (node is null && path is { Schema: null, Attribute: "active" })
            return new(ScimFaultKind.InvalidValue, "active must be true or false; it can't be emptied.", "active");
        action = Setting(path, attribute, node);
        return null;
    }

    private static PatchAction Setting(PatchPath path, AttributeDefinition attribute, JsonNode? node) => attribute.MultiValued
        ? new SetPreferred(path.Schema, attribute, path.SubAttribute!, node)
        : new SetSingle(new(path.Schema, attribute.Name, path.SubAttribute), attribute, node);

    private ScimFault? List(PatchVerb verb, PatchPath path, AttributeDefinition attribute, JsonElement value, out PatchAction? action)
    {
        action = null;
        if (ValueReader.Read(attribute, path.ToString(), value, out var node) is { } fault)
            return fault;
        var elements = node as JsonArray;
        if (TooMany(elements) is { } many)
            return many;
        if (verb == PatchVerb.Replace)
            action = new ReplaceElements(path.Schema, attribute, elements);
        else if (elements is not null)
            action = new AddElements(path.Schema, attribute, elements);
        return null;
    }

    private static ScimFault? Chosen(PatchVerb verb, PatchPath path, AttributeDefinition attribute, JsonElement value, out PatchAction? action)
    {
        action = null;
        if (path.SubAttribute is { } sub)
        {
            if (ValueReader.Read(attribute.Sub(sub)!, path.ToString(), value, out var node) is { } wrong)
                return wrong;
            action = new SetChosen(path.Schema, attribute, path.ValueFilter!, new JsonObject { [sub] = node }, Whole: false);
            return null;
        }

        if (ValueReader.ReadElement(attribute, path.ToString(), value, out var parts) is { } fault)
            return fault;
        if (parts is { Count: > 0 })
            action = new SetChosen(path.Schema, attribute, path.ValueFilter!, parts, Whole: verb == PatchVerb.Replace);
        else if (verb == PatchVerb.Replace)
            action = new RemoveChosen(path.Schema, attribute, path.ValueFilter!);
        return null;
    }

    private ScimFault? Removal(PatchPath path, AttributeDefinition attribute, JsonElement value, out PatchAction? action)
    {
        action = null;
        if (attribute.Required)
            return new(ScimFaultKind.Mutability, $"{attribute.Name} is required and can't be removed.", attribute.Name);
        if (path.ValueFilter is { } filter)
        {
            action = path.SubAttribute is { } sub
                ? new SetChosen(path.Schema, attribute, filter, new JsonObject { [sub] = null }, Whole: false)
                : new RemoveChosen(path.Schema, attribute, filter);
            return null;
        }

        if (!attribute.MultiValued || path.SubAttribute is not null)
        {
            action = Setting(path, attribute, null);
            return null;
        }

        // With a value only what it names goes, without one all does; an empty list names nothing.
        if (ValueReader.Read(attribute, path.ToString(), value, out var node) is { } fault)
            return fault;
        if (node is JsonArray named)
            action = new RemoveElements(path.Schema, attribute, named);
        else if (value.ValueKind != JsonValueKind.Array)
            action = new ReplaceElements(path.Schema, attribute, null);
        return TooMany(node as JsonArray);
    }

    private ScimFault? TooMany(JsonArray? elements) =>
        (values += elements?.Count ?? 0) > BodyLimits.MaxUserOperations
            ? new(ScimFaultKind.TooMany, $"There are more than {BodyLimits.MaxUserOperations} values in one request.")
            : null;
}

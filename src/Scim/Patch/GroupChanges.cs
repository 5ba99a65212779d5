using System.Text.Json;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>Turns operations on a group into changes.</summary>
internal sealed class GroupChanges(ResourceType type, BodyLimits limits)
{
    private readonly AttributeDefinition members = type.Find(null, "members")!;
    private readonly List<GroupChange> changes = [];
    private List<MemberValue>? adding;
    private List<string>? removing;
    private int values;

    internal IReadOnlyList<GroupChange> All => changes;

    internal ScimFault? Read(PatchOperation operation)
    {
        if (operation.Path is not { } text || text.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase))
            return Object(operation.Verb, operation.Value);
        // Okta's description of a group is accepted and dropped (docs/clients.md, "Okta's bodies").
        if (text.StartsWith(SchemaUrns.OktaCustomGroup, StringComparison.OrdinalIgnoreCase))
            return null;
        return PatchPath.Parse(text, type).TryValue(out var path, out var fault) ? Target(operation.Verb, path, operation.Value, byPath: true) : fault;
    }

    private ScimFault? Object(PatchVerb verb, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new(ScimFaultKind.InvalidValue, $"{type.Core.Id} must be an object of attributes.");
        foreach (var property in value.EnumerateObject())
        {
            ScimFault? fault = null;
            if (property.Name.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase))
                fault = Object(verb, property.Value);
            else if (PatchPath.Parse(property.Name, type).TryValue(out var path, out var unknown))
                fault = Target(verb, path, property.Value, byPath: false);
            else if (unknown.Kind != ScimFaultKind.InvalidPath)
                fault = unknown;
            if (fault is not null)
                return fault;
        }

        return null;
    }

    private ScimFault? Target(PatchVerb verb, PatchPath path, JsonElement value, bool byPath)
    {
        var attribute = type.Find(path.Schema, path.Attribute)!;
        if (attribute.Mutability == Mutability.ReadOnly)
            return byPath ? new(ScimFaultKind.Mutability, $"{path} is read-only.", attribute.Name) : null;
        return attribute.Name switch
        {
            "members" => Members(verb, path, value),
            "displayName" => Name(attribute, verb, value),
            "externalId" => ExternalId(attribute, verb, value),
            _ => new(ScimFaultKind.InvalidPath, $"{path} can't be patched.", attribute.Name),
        };
    }

    private ScimFault? Name(AttributeDefinition attribute, PatchVerb verb, JsonElement value)
    {
        if (verb == PatchVerb.Remove)
            return new(ScimFaultKind.Mutability, "displayName is required and can't be removed.", "displayName");
        if (Text(attribute, verb, value, out var name) is { } fault)
            return fault;
        if (string.IsNullOrWhiteSpace(name))
            return new(ScimFaultKind.InvalidValue, "displayName is required and can't be emptied.", "displayName");
        Append(new GroupChange.Rename(name));
        return null;
    }

    private ScimFault? ExternalId(AttributeDefinition attribute, PatchVerb verb, JsonElement value)
    {
        var fault = Text(attribute, verb, value, out var externalId);
        if (fault is null)
            Append(new GroupChange.SetExternalId(externalId));
        return fault;
    }

    private static ScimFault? Text(AttributeDefinition attribute, PatchVerb verb, JsonElement value, out string? text)
    {
        text = null;
        if (verb == PatchVerb.Remove)
            return null;
        var fault = ValueReader.Read(attribute, attribute.Name, value, out var node);
        text = node?.GetValue<string>();
        return fault;
    }

    private ScimFault? Members(PatchVerb verb, PatchPath path, JsonElement value)
    {
        if (!MeansMembers(path))
        {
            if (path.SubAttribute is not null)
                return new(ScimFaultKind.Mutability, $"{path} can't be changed: remove the member and add another.", "members");
            if (path.ValueFilter is { } filter)
                return Chosen(verb, path, filter);
        }

        if (MemberReader.Read(members, value, limits, out var named) is { } fault)
            return fault;
        if (TooMany(named.Count) is { } many)
            return many;
        switch (verb)
        {
            case PatchVerb.Add:
                Add(named);
                break;
            case PatchVerb.Replace:
                Append(named.Count == 0 ? new GroupChange.RemoveAllMembers() : new GroupChange.ReplaceMembers(named));
                break;
            case PatchVerb.Remove when named.Count > 0:
                Remove([.. named.Select(m => m.Value)]);
                break;
            // Without a value all go (RFC 7644 §3.5.2.2); an empty list names nobody.
            case PatchVerb.Remove when value.ValueKind != JsonValueKind.Array:
                Append(new GroupChange.RemoveAllMembers());
                break;
        }

        return null;
    }

    /// <summary>Whether the path is Entra's for the members themselves, all of which are users: <c>members[type eq "User"].value</c>.</summary>
    private static bool MeansMembers(PatchPath path) =>
        path is { SubAttribute: "value", ValueFilter: Filter.Compare { Operator: CompareOperator.Eq, Path.SubAttribute: "type", Value: { Kind: FilterValueKind.Text, Text: var type } } }
        && "User".Equals(type, StringComparison.OrdinalIgnoreCase);

    private ScimFault? Chosen(PatchVerb verb, PatchPath path, Filter filter)
    {
        if (verb != PatchVerb.Remove)
            return new(ScimFaultKind.Mutability, $"{path} can only be removed: members are added under the path members.", "members");
        var named = new List<string>();
        if (!Names(filter, named))
            Append(new GroupChange.RemoveMembersWhere(filter));
        else if (TooMany(named.Count) is { } many)
            return many;
        else
            Remove(named);
        return null;
    }

    /// <summary>Whether the filter is nothing but values joined by or.</summary>
    private static bool Names(Filter filter, List<string> named)
    {
        switch (filter)
        {
            case Filter.Or(var left, var right):
                return Names(left, named) && Names(right, named);
            case Filter.Compare { Operator: CompareOperator.Eq, Path.SubAttribute: "value", Value: { Kind: FilterValueKind.Text, Text: var text } }:
                named.Add(text!);
                return true;
            default:
                return false;
        }
    }

    private void Add(List<MemberValue> named)
    {
        if (named.Count == 0)
            return;
        if (adding is not null)
        {
            adding.AddRange(named);
            return;
        }

        Append(new GroupChange.AddMembers(named));
        adding = named;
    }

    private void Remove(List<string> named)
    {
        if (removing is not null)
        {
            removing.AddRange(named);
            return;
        }

        Append(new GroupChange.RemoveMembers(named));
        removing = named;
    }

    private void Append(GroupChange change)
    {
        changes.Add(change);
        adding = null;
        removing = null;
    }

    private ScimFault? TooMany(int more) =>
        (values += more) > limits.MaxMembers ? new(ScimFaultKind.TooMany, $"There are more than {limits.MaxMembers} members in one request.", "members") : null;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>Walks a POST or PUT body and collects what the table knows; the rest is ignored (docs/clients.md, "Decisions").</summary>
internal sealed class BodyReader(ResourceType type, BodyLimits limits)
{
    private readonly List<(AttributeAlias Alias, JsonElement Value)> aliases = [];

    /// <summary>Canonical names and values; nulls stand for what was explicitly emptied.</summary>
    internal JsonObject Content { get; } = [];

    /// <summary>Multi-valued attributes of which only an alias' element was sent, not the list.</summary>
    internal HashSet<string> Partial { get; } = new(StringComparer.Ordinal);

    internal List<MemberValue>? Members { get; private set; }

    internal bool ContainsPassword { get; private set; }

    internal ScimFault? Read(JsonElement root) => Attributes(root, null, Content) ?? Aliases() ?? Required();

    private ScimFault? Attributes(JsonElement holder, string? schema, JsonObject into)
    {
        foreach (var property in holder.EnumerateObject())
        {
            var fault = schema is null && property.Name.Contains(':') ? Nested(property) : Attribute(property, schema, into);
            if (fault is not null)
                return fault;
        }

        return null;
    }

    private ScimFault? Nested(JsonProperty property)
    {
        if (property.Name.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase))
            return property.Value.ValueKind == JsonValueKind.Object ? Attributes(property.Value, null, Content) : null;
        if (type.Extension(property.Name) is not { } extension)
            return null;
        if (Content.ContainsKey(extension.Id))
            return Twice(extension.Id);
        if (ValueReader.IsEmpty(property.Value))
        {
            Content[extension.Id] = null;
            return null;
        }

        if (property.Value.ValueKind != JsonValueKind.Object)
            return new(ScimFaultKind.InvalidValue, $"{extension.Id} must be an object of attributes.", extension.Id);
        var holder = new JsonObject();
        Content[extension.Id] = holder;
        return Attributes(property.Value, extension.Id, holder);
    }

    private ScimFault? Attribute(JsonProperty property, string? schema, JsonObject into)
    {
        if (type.Find(schema, property.Name) is not { } attribute)
        {
            if (type.Alias(property.Name) is { } alias)
                aliases.Add((alias, property.Value));
            return null;
        }

        if (attribute.Mutability == Mutability.WriteOnly)
        {
            ContainsPassword |= !ValueReader.IsEmpty(property.Value);
            return null;
        }

        if (attribute.Mutability == Mutability.ReadOnly)
            return null;
        if (attribute.Name == "members" && schema is null)
        {
            var wrong = MemberReader.Read(attribute, property.Value, limits, out var members);
            Members = members;
            return wrong;
        }

        var path = schema is null ? attribute.Name : $"{schema}:{attribute.Name}";
        if (into.ContainsKey(attribute.Name))
            return Twice(path);
        var fault = ValueReader.Read(attribute, path, property.Value, out var node);
        if (fault is null)
            into[attribute.Name] = node;
        return fault;
    }

    // After the attributes themselves, so that an alias sets its part of what was sent under the canonical name.
    private ScimFault? Aliases()
    {
        foreach (var (alias, value) in aliases)
        {
            var path = PatchPath.Parse(alias.Path, type).Value;
            var attribute = type.Find(path.Schema, path.Attribute)!;
            if (ValueReader.Read(attribute.Sub(path.SubAttribute)!, alias.Path, value, out var node) is { } fault)
                return fault;
            var holder = path.Schema is null ? Content : Object(Content, path.Schema);
            var target = path.ValueFilter is Filter.Compare chosen ? Element(holder, attribute.Name, chosen) : Object(holder, attribute.Name);
            if (node is not null || target[path.SubAttribute!] is null)
                target[path.SubAttribute!] = node;
        }

        return null;
    }

    private static JsonObject Object(JsonObject holder, string name)
    {
        if (holder[name] is not JsonObject inner)
            holder[name] = inner = [];
        return inner;
    }

    private JsonObject Element(JsonObject holder, string name, Filter.Compare chosen)
    {
        if (!holder.ContainsKey(name))
            Partial.Add(name);
        if (holder[name] is not JsonArray elements)
            holder[name] = elements = [];
        foreach (var element in elements.OfType<JsonObject>())
            if (element[chosen.Path.SubAttribute!] is JsonValue value && FoldedText.Equal(value.GetValue<string>(), chosen.Value.Text!))
                return element;
        var added = new JsonObject { [chosen.Path.SubAttribute!] = chosen.Value.Text };
        elements.Add(added);
        return added;
    }

    private ScimFault? Required()
    {
        foreach (var attribute in type.CoreAttributes)
            if (attribute.Required && (Content[attribute.Name] is not JsonValue value || string.IsNullOrWhiteSpace(value.ToString())))
                return new(ScimFaultKind.InvalidValue, $"{attribute.Name} is required.", attribute.Name);
        return null;
    }

    private static ScimFault Twice(string path) => new(ScimFaultKind.InvalidSyntax, $"{path} is given twice.", path);
}

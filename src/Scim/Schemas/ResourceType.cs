using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>A type of resource: its endpoint, its schema and the extensions it may carry (RFC 7643 §6). Immutable.</summary>
public sealed class ResourceType
{
    // Arrays, because every path of every request is looked up in them.
    private readonly AttributeDefinition[] coreAttributes;
    private readonly SchemaDefinition[] extensions;

    internal ResourceType(
        string name,
        string endpoint,
        string description,
        SchemaDefinition core,
        IReadOnlyList<SchemaDefinition> extensions,
        IReadOnlyList<AttributeAlias> aliases)
    {
        Name = name;
        Endpoint = endpoint;
        Description = description;
        Core = core;
        this.extensions = [.. extensions];
        Aliases = aliases;
        coreAttributes = [ResourceAttributes.Schemas, ResourceAttributes.Id, .. core.Attributes, ResourceAttributes.Meta];
    }

    /// <summary>"User" or "Group".</summary>
    public string Name { get; }

    /// <summary>"/Users" or "/Groups".</summary>
    public string Endpoint { get; }

    public string Description { get; }

    public SchemaDefinition Core { get; }

    public IReadOnlyList<SchemaDefinition> Extensions => extensions;

    public IReadOnlyList<AttributeAlias> Aliases { get; }

    /// <summary>schemas and id, then the core schema's attributes (externalId first), then meta: the canonical order of a resource.</summary>
    public IReadOnlyList<AttributeDefinition> CoreAttributes => coreAttributes;

    /// <summary>Every attribute with its URN: null for the core ones.</summary>
    public IEnumerable<(string? Schema, AttributeDefinition Attribute)> AllAttributes
    {
        get
        {
            foreach (var attribute in CoreAttributes)
                yield return (null, attribute);
            foreach (var extension in Extensions)
                foreach (var attribute in extension.Attributes)
                    yield return (extension.Id, attribute);
        }
    }

    /// <summary>The extension with that URN in any letter case, or null.</summary>
    public SchemaDefinition? Extension(ReadOnlySpan<char> urn)
    {
        foreach (var extension in extensions)
            if (urn.Equals(extension.Id, StringComparison.OrdinalIgnoreCase))
                return extension;
        return null;
    }

    /// <summary>The top-level attribute: of the core (and those of every resource) when <paramref name="schema"/> is null or the core URN.</summary>
    public AttributeDefinition? Find(ReadOnlySpan<char> schema, ReadOnlySpan<char> name)
    {
        if (!schema.IsEmpty && !schema.Equals(Core.Id, StringComparison.OrdinalIgnoreCase))
            return Extension(schema)?.Find(name);
        foreach (var attribute in coreAttributes)
            if (name.Equals(attribute.Name, StringComparison.OrdinalIgnoreCase))
                return attribute;
        return null;
    }

    /// <summary>The definition that a path ends in: the sub-attribute's where it names one. Null if the table has no such attribute.</summary>
    public AttributeDefinition? Find(AttributePath path)
    {
        var attribute = Find(path.Schema, path.Attribute);
        return path.SubAttribute is null ? attribute : attribute?.Sub(path.SubAttribute);
    }

    internal AttributeAlias? Alias(ReadOnlySpan<char> name)
    {
        foreach (var alias in Aliases)
            if (name.Equals(alias.Name, StringComparison.OrdinalIgnoreCase))
                return alias;
        return null;
    }

    internal ResourceType With(SchemaDefinition changed) => new(
        Name,
        Endpoint,
        Description,
        changed.Id == Core.Id ? changed : Core,
        [.. Extensions.Select(e => e.Id == changed.Id ? changed : e)],
        Aliases);
}

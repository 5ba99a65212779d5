namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>
/// The one source of what a user and a group consist of. Discovery, reading, writing, PATCH, filters, sorting, projection and mapping follow from it.
/// Immutable; a developer adds an attribute with <see cref="With"/> and registers the result in place of <see cref="Default"/>.
/// </summary>
public sealed class SchemaTable
{
    private SchemaTable(ResourceType users, ResourceType groups)
    {
        Users = users;
        Groups = groups;
    }

    /// <summary>The attributes of RFC 7643, the enterprise extension and the product's own extension.</summary>
    public static SchemaTable Default { get; } = new(UserAttributes.ResourceType, GroupAttributes.ResourceType);

    public ResourceType Users { get; }

    public ResourceType Groups { get; }

    public IReadOnlyList<ResourceType> ResourceTypes => [Users, Groups];

    /// <summary>The schemas of users and groups.</summary>
    public IReadOnlyList<SchemaDefinition> All => [Users.Core, .. Users.Extensions, Groups.Core, .. Groups.Extensions];

    /// <summary>Every advertised schema, in the order of /Schemas: those, then what discovery itself answers with.</summary>
    public IReadOnlyList<SchemaDefinition> Advertised => [.. All, .. ServiceSchemas.All];

    /// <summary>The schema of users or groups with that URN in any letter case, or null.</summary>
    public SchemaDefinition? Schema(string urn) => All.FirstOrDefault(s => s.Id.Equals(urn, StringComparison.OrdinalIgnoreCase));

    /// <summary>A table in which the schema <paramref name="schemaUrn"/> has one more attribute, at its end.</summary>
    /// <exception cref="ArgumentException">No such schema, or it has an attribute of that name already: a mistake in code, not in input.</exception>
    public SchemaTable With(string schemaUrn, AttributeDefinition attribute)
    {
        var schema = Schema(schemaUrn) ?? throw new ArgumentException($"There is no schema {schemaUrn}.", nameof(schemaUrn));
        if (schema.Find(attribute.Name) is not null)
            throw new ArgumentException($"{schemaUrn} has an attribute {attribute.Name} already.", nameof(attribute));
        var changed = schema with { Attributes = [.. schema.Attributes, attribute] };
        return new(Users.With(changed), Groups.With(changed));
    }
}

using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Paths;

/// <summary>A path's end in the schema table: the attribute's definition and, where named, its sub-attribute's.</summary>
internal readonly record struct ResolvedAttribute(string? Schema, AttributeDefinition Attribute, AttributeDefinition? Sub)
{
    /// <summary>The definition that the path ends in.</summary>
    internal AttributeDefinition Leaf => Sub ?? Attribute;

    internal AttributePath ToPath() => new(Schema, Attribute.Name, Sub?.Name);
}

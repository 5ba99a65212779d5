namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>A schema: a URN and its attributes (RFC 7643 §7).</summary>
public sealed record SchemaDefinition(string Id, string Name, string Description, IReadOnlyList<AttributeDefinition> Attributes)
{
    /// <summary>The attribute of that name in any letter case, or null.</summary>
    public AttributeDefinition? Find(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Attributes.Count; i++)
            if (name.Equals(Attributes[i].Name, StringComparison.OrdinalIgnoreCase))
                return Attributes[i];
        return null;
    }
}

namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>One row of the schema table: an attribute and its characteristics (RFC 7643 §2.2, §7).</summary>
/// <param name="Name">The canonical name; looked up without regard to letter case (RFC 7643 §2.1).</param>
/// <param name="Type">The data type.</param>
public sealed record AttributeDefinition(string Name, AttributeType Type)
{
    public bool MultiValued { get; init; }

    public bool CaseExact { get; init; }

    public bool Required { get; init; }

    public Mutability Mutability { get; init; }

    public Returned Returned { get; init; }

    public Uniqueness Uniqueness { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<string> CanonicalValues { get; init; } = [];

    public IReadOnlyList<string> ReferenceTypes { get; init; } = [];

    public IReadOnlyList<AttributeDefinition> SubAttributes { get; init; } = [];

    /// <summary>Most UTF-16 units a value may have; longer ones are 400 invalidValue (docs/product.md, "Fields"). Null: only the limit for any value.</summary>
    public int? MaxLength { get; init; }

    public bool IsComplex => Type == AttributeType.Complex;

    /// <summary>The sub-attribute of that name in any letter case, or null.</summary>
    public AttributeDefinition? Sub(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < SubAttributes.Count; i++)
            if (name.Equals(SubAttributes[i].Name, StringComparison.OrdinalIgnoreCase))
                return SubAttributes[i];
        return null;
    }
}

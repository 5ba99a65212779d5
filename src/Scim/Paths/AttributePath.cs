using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Paths;

/// <summary>
/// The path of an attribute, <c>userName</c>, <c>name.givenName</c> or <c>urn:…:User:manager.value</c> (RFC 7644 §3.10), in the schema's casing.
/// </summary>
/// <param name="Schema">The extension's URN; null for core attributes and those of every resource.</param>
/// <param name="Attribute">The attribute's canonical name.</param>
/// <param name="SubAttribute">The sub-attribute's canonical name, or null.</param>
public sealed record AttributePath(string? Schema, string Attribute, string? SubAttribute = null)
{
    /// <summary>Reads a path in any letter case, with or without the core URN. Faults: <see cref="ScimFaultKind.InvalidPath"/>.</summary>
    public static Parsed<AttributePath> Parse(ReadOnlySpan<char> text, ResourceType type)
    {
        if (PathText.Resolve(text, type, out var resolved))
            return resolved.ToPath();
        return PathText.Unknown(text, type);
    }

    public static Parsed<AttributePath> Parse(string text, ResourceType type) => Parse(text.AsSpan(), type);

    /// <summary>The same path without its sub-attribute.</summary>
    public AttributePath Parent => SubAttribute is null ? this : this with { SubAttribute = null };

    public override string ToString() => (Schema, SubAttribute) switch
    {
        (null, null) => Attribute,
        (null, _) => $"{Attribute}.{SubAttribute}",
        (_, null) => $"{Schema}:{Attribute}",
        _ => $"{Schema}:{Attribute}.{SubAttribute}",
    };
}

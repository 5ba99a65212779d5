using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Paths;

/// <summary>The target of a PATCH operation (RFC 7644 §3.5.2): <c>title</c>, <c>members[value eq "U1"]</c>, <c>emails[type eq "work"].value</c>, or a whole extension.</summary>
/// <param name="Schema">The extension's URN; null for the core.</param>
/// <param name="Attribute">The attribute; null when the path is a whole extension's URN.</param>
/// <param name="ValueFilter">The filter in brackets, over the attribute's sub-attributes.</param>
/// <param name="SubAttribute">The sub-attribute, or null.</param>
public sealed record PatchPath(string? Schema, string? Attribute, Filter? ValueFilter, string? SubAttribute)
{
    /// <summary>Reads a path. Faults: <see cref="ScimFaultKind.InvalidPath"/>, and <see cref="ScimFaultKind.InvalidFilter"/> for what stands in brackets.</summary>
    public static Parsed<PatchPath> Parse(string text, ResourceType type) => throw new NotImplementedException();
}

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
    /// <summary>Most UTF-16 units of a path.</summary>
    public const int MaxLength = 4_096;

    /// <summary>
    /// Reads a path in any letter case, also under the core URN, and the flat names of <see cref="ResourceType.Aliases"/>.
    /// Faults: <see cref="ScimFaultKind.InvalidPath"/>, and <see cref="ScimFaultKind.InvalidFilter"/> for what stands in brackets.
    /// </summary>
    public static Parsed<PatchPath> Parse(string text, ResourceType type)
    {
        var span = text.AsSpan().Trim();
        if (span.Length > MaxLength)
            return new ScimFault(ScimFaultKind.InvalidPath, $"The path is longer than {MaxLength} characters.");
        if (type.Extension(span) is { } extension)
            return new PatchPath(extension.Id, null, null, null);
        var bracket = span.IndexOf('[');
        if (bracket >= 0)
            return ParseBrackets(span, bracket, type);
        if (PathText.Resolve(span, type, out var resolved))
            return new PatchPath(resolved.Schema, resolved.Attribute.Name, null, resolved.Sub?.Name);
        return AliasOf(span, type) is { } alias ? Parse(alias.Path, type) : PathText.Unknown(span, type);
    }

    /// <summary>The flat name's alias, at the top level or under an extension's URN.</summary>
    internal static AttributeAlias? AliasOf(ReadOnlySpan<char> text, ResourceType type)
    {
        var colon = text.LastIndexOf(':');
        if (colon >= 0 && type.Extension(text[..colon]) is null)
            return null;
        return type.Alias(text[(colon + 1)..]);
    }

    public override string ToString()
    {
        var path = Attribute is null ? Schema! : Schema is null ? Attribute : $"{Schema}:{Attribute}";
        if (ValueFilter is not null)
            path = $"{path}[{FilterText.PrintInner(ValueFilter)}]";
        return SubAttribute is null ? path : $"{path}.{SubAttribute}";
    }

    private static Parsed<PatchPath> ParseBrackets(ReadOnlySpan<char> text, int bracket, ResourceType type)
    {
        var name = text[..bracket].TrimEnd();
        if (!PathText.Resolve(name, type, out var attribute))
            return PathText.Unknown(name, type);
        var reader = new FilterReader(text[bracket..], type, []);
        var filter = reader.ReadBrackets(attribute, out var rest);
        if (filter is null)
            return reader.Fault!;
        rest = rest.Trim();
        if (rest.IsEmpty)
            return new PatchPath(attribute.Schema, attribute.Attribute.Name, filter, null);
        var sub = rest[0] == '.' ? attribute.Attribute.Sub(rest[1..]) : null;
        return sub is null
            ? new ScimFault(ScimFaultKind.InvalidPath, $"'{PathText.Excerpt(rest)}' is not a sub-attribute of {attribute.Attribute.Name}.", attribute.ToPath().ToString())
            : new PatchPath(attribute.Schema, attribute.Attribute.Name, filter, sub.Name);
    }
}

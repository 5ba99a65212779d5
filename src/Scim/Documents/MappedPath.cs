using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>The attribute that a roster field is mapped to: it names one value of a user.</summary>
public sealed record MappedPath
{
    private static readonly string[] Unmappable = ["id", "meta", "groups", "schemas"];

    private MappedPath(AttributePath path, Filter.Compare? selection)
    {
        Path = path;
        Selection = selection;
    }

    /// <summary>The attribute without its selection.</summary>
    public AttributePath Path { get; }

    /// <summary>The eq comparison in brackets. Null for a single-valued attribute, or where the primary element, else the first, is meant.</summary>
    public Filter.Compare? Selection { get; }

    /// <summary>
    /// Reads <c>x</c>, <c>x.y</c>, <c>urn:…:x.y</c>, <c>multi[type eq "work"].y</c> (or another single eq) and <c>multi.y</c>, in any letter case.
    /// Faults: <see cref="ScimFaultKind.InvalidPath"/> and, within brackets, <see cref="ScimFaultKind.InvalidFilter"/>.
    /// </summary>
    /// <remarks>"Cleared" is told for selections by type and by primary; for others a value that is gone counts as absent.</remarks>
    public static Parsed<MappedPath> Parse(string text, ResourceType type)
    {
        if (!PatchPath.Parse(text, type).TryValue(out var parsed, out var fault))
            return fault;
        if (parsed.Attribute is null)
            return Refuse(text, "is a whole extension; name one of its attributes");
        var path = new AttributePath(parsed.Schema, parsed.Attribute, parsed.SubAttribute);
        var leaf = type.Find(path)!;
        if (leaf.Returned == Returned.Never || (path.Schema is null && Unmappable.Contains(path.Attribute)))
            return Refuse(text, "can't be mapped");
        if (leaf.IsComplex)
            return Refuse(text, "is complex; name one of its sub-attributes");
        return parsed.ValueFilter switch
        {
            null => new MappedPath(path, null),
            Filter.Compare { Operator: CompareOperator.Eq, Value.Kind: not FilterValueKind.Null } selection => new MappedPath(path, selection),
            _ => Refuse(text, "must choose its element by a single eq, such as [type eq \"work\"]"),
        };
    }

    /// <summary>Canonical: core attributes without URN, others with theirs.</summary>
    public override string ToString() =>
        Selection is null ? Path.ToString() : $"{Path.Parent}[{FilterText.PrintInner(Selection)}].{Path.SubAttribute}";

    private static ScimFault Refuse(string text, string reason) => new(ScimFaultKind.InvalidPath, $"'{PathText.Excerpt(text)}' {reason}.");
}

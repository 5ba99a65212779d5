using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>The attribute that a roster field is mapped to: it names one value of a user.</summary>
public sealed record MappedPath
{
    private MappedPath(AttributePath path) => Path = path;

    /// <summary>The attribute without its selection.</summary>
    public AttributePath Path { get; }

    /// <summary>Reads <c>x</c>, <c>x.y</c>, <c>urn:…:x.y</c>, <c>multi[type eq "work"].y</c> (or another single eq) and <c>multi.y</c>. Faults: <see cref="ScimFaultKind.InvalidPath"/>.</summary>
    public static Parsed<MappedPath> Parse(string text, ResourceType type) => throw new NotImplementedException();

    public override string ToString() => Path.ToString();
}

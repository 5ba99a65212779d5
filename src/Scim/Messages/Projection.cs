using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>Which attributes an answer carries: <c>attributes</c>, <c>excludedAttributes</c> and the table's <c>returned</c> (RFC 7644 §3.9). Unknown names are ignored.</summary>
public sealed class Projection
{
    /// <summary>Everything that is returned by default.</summary>
    public static Projection Default(ResourceType type) => throw new NotImplementedException();

    /// <param name="attributes">Comma-separated paths, or null.</param>
    /// <param name="excludedAttributes">Comma-separated paths, or null.</param>
    /// <param name="type">The resource's type.</param>
    public static Parsed<Projection> Parse(string? attributes, string? excludedAttributes, ResourceType type) => throw new NotImplementedException();

    /// <summary>Whether any part of what the path names is answered.</summary>
    public bool Includes(AttributePath path) => throw new NotImplementedException();

    /// <summary>Whether a group's members, or a user's groups, need to be read.</summary>
    public bool Includes(string coreAttribute) => Includes(new AttributePath(null, coreAttribute));
}

using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>A POST or PUT body, read leniently and brought into canonical form.</summary>
public sealed class ResourceBody
{
    private ResourceBody(ResourceType type) => Type = type;

    public ResourceType Type { get; }

    /// <summary>The user's name; empty for groups.</summary>
    public string UserName => "";

    public string? ExternalId => null;

    /// <summary>Required, and so never null, for groups.</summary>
    public string? DisplayName => null;

    /// <summary>Null when the body doesn't say.</summary>
    public bool? Active => null;

    /// <summary>A group's members; null when the body left them out (an explicit null counts as none).</summary>
    public IReadOnlyList<MemberValue>? Members => null;

    /// <summary>Whether a password was sent. It was dropped.</summary>
    public bool ContainsPassword => false;

    public static Parsed<ResourceBody> Read(ReadOnlyMemory<byte> utf8, ResourceType type, BodyLimits limits) => throw new NotImplementedException();
}

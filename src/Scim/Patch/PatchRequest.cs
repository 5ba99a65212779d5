using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>A PATCH on a user, every dialect read and normalised (RFC 7644 §3.5.2, IDP.md).</summary>
public sealed class PatchRequest
{
    /// <summary>Whether nothing is left to do: no operations, or only ignored ones.</summary>
    public bool IsEmpty => true;

    /// <summary>Whether a password was sent beside other attributes. It was dropped.</summary>
    public bool ContainsPassword => false;

    /// <summary>Faults: invalidSyntax, invalidPath, invalidFilter, invalidValue, noTarget, mutability, tooMany, and 413.</summary>
    public static Parsed<PatchRequest> Parse(ReadOnlyMemory<byte> utf8, ResourceType type, BodyLimits limits) => throw new NotImplementedException();

    /// <summary>Whether the request sets active and nothing else: then it archives or restores.</summary>
    public bool SetsOnlyActive(out bool active) => throw new NotImplementedException();
}

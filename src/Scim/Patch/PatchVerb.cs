namespace Ksat.Provisioning.Scim.Patch;

/// <summary>What an operation does (RFC 7644 §3.5.2).</summary>
internal enum PatchVerb
{
    Add,
    Replace,
    Remove,
}

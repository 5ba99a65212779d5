namespace Ksat.Provisioning.Scim.Messages;

/// <summary>What the service itself says about a resource (RFC 7643 §3.1).</summary>
/// <param name="Id">The SCIM id.</param>
/// <param name="ResourceType">"User" or "Group".</param>
/// <param name="Created">When it was made.</param>
/// <param name="LastModified">When its answer changed last.</param>
/// <param name="Version">The entity tag, the same as the ETag header's (RFC 7644 §3.14); weak, because projections differ in bytes.</param>
/// <param name="Location">The absolute address.</param>
public sealed record ResourceMeta(string Id, string ResourceType, DateTimeOffset Created, DateTimeOffset LastModified, string Version, string Location);

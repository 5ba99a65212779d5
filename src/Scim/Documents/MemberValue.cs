namespace Ksat.Provisioning.Scim.Documents;

/// <summary>A group's member as the client names it. <see cref="Value"/> is a SCIM id, an external id or a user name (docs/product.md, "Memberships").</summary>
public sealed record MemberValue(string Value, string? Display = null, string? Type = null);

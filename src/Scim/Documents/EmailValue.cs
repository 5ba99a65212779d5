namespace Ksat.Provisioning.Scim.Documents;

/// <summary>One e-mail address of a user.</summary>
public sealed record EmailValue(string Value, string? Type, bool Primary);

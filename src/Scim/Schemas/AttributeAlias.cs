namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>A flat name that Okta's documentation of this application uses for an attribute (docs/product.md, "Flat names").</summary>
/// <param name="Name">The flat name, accepted at the top level and under every extension URN of the resource.</param>
/// <param name="Path">The canonical path that it stands for, such as <c>phoneNumbers[type eq "work"].value</c>.</param>
/// <param name="Wins">Whether it beats a value sent under the canonical path in the same request.</param>
public sealed record AttributeAlias(string Name, string Path, bool Wins = false);

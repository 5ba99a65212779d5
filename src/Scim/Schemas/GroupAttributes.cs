using static Ksat.Provisioning.Scim.Schemas.AttributeType;

namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>The table of a group's attributes (RFC 7643 §4.2).</summary>
internal static class GroupAttributes
{
    private static readonly SchemaDefinition Core = new(SchemaUrns.Group, "Group", "Group",
    [
        ResourceAttributes.ExternalId,
        new("displayName", AttributeType.String) { Required = true, MaxLength = 512, Uniqueness = Uniqueness.Server, Description = "The group's name, unique among the tenant's groups." },
        new("members", Complex)
        {
            MultiValued = true, Description = "The members of the group.",
            SubAttributes =
            [
                new("value", AttributeType.String) { CaseExact = true, MaxLength = 512, Mutability = Mutability.Immutable, Description = "The id of the member." },
                new("$ref", Reference) { CaseExact = true, Mutability = Mutability.Immutable, ReferenceTypes = ["User"], Description = "The address of the member." },
                new("type", AttributeType.String) { Mutability = Mutability.Immutable, CanonicalValues = ["User"], Description = "The type of the member: always User." },
                new("display", AttributeType.String) { CaseExact = true, Mutability = Mutability.Immutable, Description = "The member's name, as it was sent with him." },
            ],
        },
    ]);

    internal static readonly ResourceType ResourceType = new("Group", "/Groups", "Group", Core, [], []);
}

namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>
/// What every resource carries beside its schemas (RFC 7643 §3.1). Not part of /Schemas, as the RFC asks, but for externalId,
/// which a client may set and which Entra's validator looks for there; the RFC lets a schema list it.
/// </summary>
internal static class ResourceAttributes
{
    internal static readonly AttributeDefinition Schemas = new("schemas", AttributeType.Reference)
    {
        MultiValued = true,
        CaseExact = true,
        Mutability = Mutability.ReadOnly,
        Returned = Returned.Always,
        ReferenceTypes = ["uri"],
        Description = "The URNs of the schemas that are present in this resource.",
    };

    internal static readonly AttributeDefinition Id = new("id", AttributeType.String)
    {
        CaseExact = true,
        Mutability = Mutability.ReadOnly,
        Returned = Returned.Always,
        Uniqueness = Uniqueness.Server,
        Description = "The identifier that the service gave the resource.",
    };

    internal static readonly AttributeDefinition ExternalId = new("externalId", AttributeType.String)
    {
        CaseExact = true,
        MaxLength = 512,
        Description = "The identity provider's own identifier of the resource.",
    };

    internal static readonly AttributeDefinition Meta = new("meta", AttributeType.Complex)
    {
        Mutability = Mutability.ReadOnly,
        Description = "When and where: the resource's metadata.",
        SubAttributes =
        [
            new("resourceType", AttributeType.String) { CaseExact = true, Mutability = Mutability.ReadOnly },
            new("created", AttributeType.DateTime) { Mutability = Mutability.ReadOnly },
            new("lastModified", AttributeType.DateTime) { Mutability = Mutability.ReadOnly },
            new("location", AttributeType.Reference) { CaseExact = true, Mutability = Mutability.ReadOnly, ReferenceTypes = ["uri"] },
            new("version", AttributeType.String) { CaseExact = true, Mutability = Mutability.ReadOnly },
        ],
    };
}

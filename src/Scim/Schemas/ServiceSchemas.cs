namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>The schemas of what discovery itself answers (RFC 7643 §5–§7 and §8.7.2, RFC 9865 §4). No client writes any of it.</summary>
internal static class ServiceSchemas
{
    private static readonly SchemaDefinition ServiceProviderConfig = new(SchemaUrns.ServiceProviderConfig, "ServiceProviderConfig", "What the service can do.",
    [
        Address("documentationUri", "Where the service is documented."),
        Feature("patch", "Whether PATCH is supported."),
        Feature(
            "bulk",
            "Whether bulk requests are supported, and how large they may be.",
            Required("maxOperations", AttributeType.Integer, "The most operations in one request."),
            Required("maxPayloadSize", AttributeType.Integer, "The most bytes of one request.")),
        Feature("filter", "Whether filters are supported.", Required("maxResults", AttributeType.Integer, "The most resources in one answer.")),
        Feature("changePassword", "Whether passwords can be changed."),
        Feature("sort", "Whether lists can be sorted."),
        Feature("etag", "Whether resources have entity tags."),
        Complex(
            "pagination",
            "How lists are paged.",
            Required("cursor", AttributeType.Boolean, "Whether by cursor."),
            Required("index", AttributeType.Boolean, "Whether by index."),
            Text("defaultPaginationMethod", "What is taken when a client says nothing.") with { CanonicalValues = ["cursor", "index"] },
            new("defaultPageSize", AttributeType.Integer) { Mutability = Mutability.ReadOnly, Description = "Resources on a page when a client says nothing." },
            new("maxPageSize", AttributeType.Integer) { Mutability = Mutability.ReadOnly, Description = "The most resources on a page." },
            new("cursorTimeout", AttributeType.Integer) { Mutability = Mutability.ReadOnly, Description = "Seconds that a cursor may rest unused." }),
        Complex(
            "authenticationSchemes",
            "How clients are recognised.",
            Required("type", AttributeType.String, "The kind of scheme.") with { CanonicalValues = ["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"] },
            Required("name", AttributeType.String, "The scheme's name."),
            Required("description", AttributeType.String, "What the scheme is."),
            Address("specUri", "Where the scheme is specified."),
            Address("documentationUri", "Where the scheme is documented."),
            new("primary", AttributeType.Boolean) { Mutability = Mutability.ReadOnly, Description = "Whether this is the preferred scheme." }) with { Required = true, MultiValued = true },
    ]);

    private static readonly SchemaDefinition ResourceType = new(SchemaUrns.ResourceType, "ResourceType", "A type of resource.",
    [
        Text("id", "The type's identifier, its name."),
        Required("name", AttributeType.String, "The type's name."),
        Text("description", "What resources of the type are."),
        Required("endpoint", AttributeType.Reference, "Where they are, relative to the root.") with { ReferenceTypes = ["uri"], CaseExact = true },
        Required("schema", AttributeType.Reference, "Their schema.") with { ReferenceTypes = ["uri"], CaseExact = true },
        Complex(
            "schemaExtensions",
            "The extensions they may carry.",
            Required("schema", AttributeType.Reference, "The extension's schema.") with { ReferenceTypes = ["uri"], CaseExact = true },
            Required("required", AttributeType.Boolean, "Whether each of them must carry it.")) with { MultiValued = true },
    ]);

    private static readonly SchemaDefinition Schema = new(SchemaUrns.Schema, "Schema", "A schema: the attributes of a resource or an extension.",
    [
        Required("id", AttributeType.String, "The schema's URN.") with { CaseExact = true },
        Text("name", "The schema's name."),
        Text("description", "What the schema describes."),
        Complex("attributes", "The attributes.", [.. Characteristics, Complex("subAttributes", "The sub-attributes of a complex attribute.", Characteristics) with { MultiValued = true }]) with
        {
            Required = true, MultiValued = true,
        },
    ]);

    internal static IReadOnlyList<SchemaDefinition> All { get; } = [ServiceProviderConfig, ResourceType, Schema];

    private static AttributeDefinition[] Characteristics =>
    [
        Required("name", AttributeType.String, "The attribute's name.") with { CaseExact = true },
        Required("type", AttributeType.String, "The data type.") with
        {
            CanonicalValues = ["string", "complex", "boolean", "decimal", "integer", "dateTime", "reference", "binary"],
        },
        Required("multiValued", AttributeType.Boolean, "Whether it is a list."),
        Text("description", "What the attribute means."),
        Required("required", AttributeType.Boolean, "Whether a resource must have it."),
        Text("canonicalValues", "Values to be expected.") with { MultiValued = true, CaseExact = true },
        new("caseExact", AttributeType.Boolean) { Mutability = Mutability.ReadOnly, Description = "Whether letter case counts in comparisons." },
        Text("mutability", "Who may write it.") with { CanonicalValues = ["readOnly", "readWrite", "immutable", "writeOnly"] },
        Text("returned", "When an answer has it.") with { CanonicalValues = ["always", "never", "default", "request"] },
        Text("uniqueness", "Among what its value is unique.") with { CanonicalValues = ["none", "server", "global"] },
        Text("referenceTypes", "What a reference may lead to.") with { MultiValued = true, CaseExact = true },
    ];

    private static AttributeDefinition Text(string name, string description) => new(name, AttributeType.String) { Mutability = Mutability.ReadOnly, Description = description };

    private static AttributeDefinition Required(string name, AttributeType type, string description) =>
        new(name, type) { Required = true, Mutability = Mutability.ReadOnly, Description = description };

    private static AttributeDefinition Address(string name, string description) =>
        new(name, AttributeType.Reference) { CaseExact = true, Mutability = Mutability.ReadOnly, ReferenceTypes = ["external"], Description = description };

    private static AttributeDefinition Complex(string name, string description, params AttributeDefinition[] parts) =>
        new(name, AttributeType.Complex) { Mutability = Mutability.ReadOnly, Description = description, SubAttributes = parts };

    private static AttributeDefinition Feature(string name, string description, params AttributeDefinition[] limits) =>
        Complex(name, description, [Required("supported", AttributeType.Boolean, "Whether it is."), .. limits]) with { Required = true };
}

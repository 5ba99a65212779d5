using static Ksat.Provisioning.Scim.Schemas.AttributeType;

namespace Ksat.Provisioning.Scim.Schemas;

/// <summary>The table of a user's attributes: RFC 7643 §4.1, the enterprise extension (§4.3), and the product's extension (docs/product.md, "Table of fields").</summary>
internal static class UserAttributes
{
    private static readonly SchemaDefinition Core = new(SchemaUrns.User, "User", "User Account",
    [
        ResourceAttributes.ExternalId,
        Text("userName", "The name that identifies the user to the service: an e-mail address.") with { Required = true, Uniqueness = Uniqueness.Server, MaxLength = 512 },
        new("name", Complex)
        {
            Description = "The parts of the user's real name.",
            SubAttributes =
            [
                Text("formatted", "The full name, formatted for display."),
                Text("familyName", "The family name, or last name."),
                Text("givenName", "The given name, or first name."),
                Text("middleName", "The middle names."),
                Text("honorificPrefix", "The honorific prefixes, or title."),
                Text("honorificSuffix", "The honorific suffixes."),
            ],
        },
        Text("displayName", "The name to show."),
        Text("nickName", "The casual way to address the user."),
        new("profileUrl", Reference) { CaseExact = true, ReferenceTypes = ["external"], Description = "The address of the user's profile." },
        Text("title", "The job title."),
        Text("userType", "The relationship to the organisation, such as Employee or Contractor."),
        Text("preferredLanguage", "The preferred language, as in Accept-Language."),
        Text("locale", "The locale for currency, dates and numbers, such as en-US."),
        Text("timezone", "The time zone in the IANA form, such as Europe/Oslo."),
        new("active", AttributeType.Boolean) { Description = "Whether the user is active. Inactive users are archived." },
        new("password", AttributeType.String)
        {
            CaseExact = true, Mutability = Mutability.WriteOnly, Returned = Returned.Never, Description = "Ignored: passwords are never accepted or stored.",
        },
        Plural("emails", "The e-mail addresses.", Text("value", "The address.") with { MaxLength = 512 }, ["work", "home", "other"]),
        Plural("phoneNumbers", "The phone numbers, kept as sent.", Text("value", "The number."), ["work", "home", "mobile", "fax", "pager", "other"]),
        Plural("ims", "The instant messaging addresses.", Text("value", "The address."), ["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"]),
        Plural("photos", "The addresses of photos.", new("value", Reference) { CaseExact = true, ReferenceTypes = ["external"], Description = "The address of the photo." }, ["photo", "thumbnail"]),
        new("addresses", Complex)
        {
            MultiValued = true, Description = "The postal addresses.",
            SubAttributes =
            [
                Text("formatted", "The full address, formatted for display."),
                Text("streetAddress", "Street, house number, apartment."),
                Text("locality", "The city."),
                Text("region", "The state or region."),
                Text("postalCode", "The postal code."),
                Text("country", "The country as ISO 3166-1 alpha-2."),
                Text("type", "What the address is for.") with { CanonicalValues = ["work", "home", "other"] },
                Primary,
            ],
        },
        new("groups", Complex)
        {
            MultiValued = true, Mutability = Mutability.ReadOnly, Description = "The groups that the user is a member of.",
            SubAttributes =
            [
                new("value", AttributeType.String) { CaseExact = true, Mutability = Mutability.ReadOnly, Description = "The id of the group." },
                new("$ref", Reference) { CaseExact = true, Mutability = Mutability.ReadOnly, ReferenceTypes = ["Group"], Description = "The address of the group." },
                new("display", AttributeType.String) { Mutability = Mutability.ReadOnly, Description = "The group's name." },
                new("type", AttributeType.String) { Mutability = Mutability.ReadOnly, CanonicalValues = ["direct"], Description = "Always direct." },
            ],
        },
        Plural("entitlements", "The entitlements.", Text("value", "The entitlement."), []),
        Plural("roles", "The roles.", Text("value", "The role."), []),
        Plural("x509Certificates", "The certificates issued to the user.", new("value", Binary) { CaseExact = true, Description = "The certificate, DER in base64." }, []),
    ]);

    private static readonly SchemaDefinition Enterprise = new(SchemaUrns.EnterpriseUser, "EnterpriseUser", "Enterprise User",
    [
        Text("employeeNumber", "The number or name that the organisation gave the person."),
        Text("costCenter", "The cost center."),
        Text("organization", "The organisation."),
        Text("division", "The division."),
        Text("department", "The department."),
        new("manager", Complex)
        {
            Description = "The user's manager.",
            SubAttributes =
            [
                new("value", AttributeType.String) { CaseExact = true, Description = "The manager's id, external id, user name or e-mail address." },
                new("$ref", Reference) { CaseExact = true, ReferenceTypes = ["User"], Description = "The address of the manager's resource." },
                Text("displayName", "The manager's name."),
            ],
        },
    ]);

    // Dates are text here: an identity provider's wrong date is an error of the sync's row, never of the SCIM request (docs/product.md, "Fields").
    private static readonly SchemaDefinition Kmsat = new(SchemaUrns.KmsatUser, "KmsatUser", "KSAT User",
    [
        Text("customField1", "Custom Field 1."),
        Text("customField2", "Custom Field 2."),
        Text("customField3", "Custom Field 3."),
        Text("customField4", "Custom Field 4."),
        Text("customDate1", "Custom Date 1, ISO 8601 such as 2022-04-04T04:23:30Z."),
        Text("customDate2", "Custom Date 2, ISO 8601 such as 2022-04-04T04:23:30Z."),
        Text("outOfOfficeEnd", "When the user is back, ISO 8601."),
        Text("phishingLanguage", "The language of phishing tests."),
        Text("trainingLanguage", "The language of trainings."),
        Text("userRole", "user or student.") with { CanonicalValues = ["user", "student"] },
        Text("companyName", "The company."),
        Text("country", "The country."),
        Text("hostname", "The user's host."),
        Text("mailNickName", "The mail alias."),
        Text("onPremisesSamAccountName", "The SAM account name."),
        Text("onPremisesSecurityIdentifier", "The security identifier."),
        Text("userPrincipalName", "The user principal name."),
        Text("lastPasswordChangeDateTime", "When the password was changed last, ISO 8601."),
    ]);

    // Okta's documentation of this application names these flat.
    private static readonly IReadOnlyList<AttributeAlias> Aliases =
    [
        new("primaryPhone", "phoneNumbers[type eq \"work\"].value"),
        new("mobilePhone", "phoneNumbers[type eq \"mobile\"].value"),
        new("formatted", "addresses[type eq \"work\"].formatted"),
        new("managerDisplayName", SchemaUrns.EnterpriseUser + ":manager.displayName"),
        new("managerEmail", SchemaUrns.EnterpriseUser + ":manager.value", Wins: true),
    ];

    internal static readonly ResourceType ResourceType = new("User", "/Users", "User Account", Core, [Enterprise, Kmsat], Aliases);

    private static AttributeDefinition Primary =>
        new("primary", AttributeType.Boolean) { Description = "Whether this is the preferred value; true for one at most." };

    private static AttributeDefinition Text(string name, string description) => new(name, AttributeType.String) { Description = description };

    private static AttributeDefinition Plural(string name, string description, AttributeDefinition value, string[] types) => new(name, Complex)
    {
        MultiValued = true,
        Description = description,
        SubAttributes =
        [
            value,
            Text("display", "The value for display."),
            Text("type", "What the value is for.") with { CanonicalValues = types },
            Primary,
        ],
    };
}

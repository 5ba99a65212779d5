namespace Ksat.Provisioning.Domain.Tenants;

/// <summary>The mapping of a tenant that has not changed it (docs/product.md, "Fields").</summary>
public static class DefaultMapping
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:";
    private const string Kmsat = "urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User:";

    public static IReadOnlyList<FieldMapping> Entries { get; } =
    [
        new("email", "userName"),
        new("firstName", "name.givenName"),
        new("lastName", "name.familyName"),
        new("phoneNumber", "phoneNumbers[type eq \"work\"].value"),
        new("mobileNumber", "phoneNumbers[type eq \"mobile\"].value"),
        new("location", "addresses[type eq \"work\"].formatted"),
        new("division", Enterprise + "division"),
        new("organization", Enterprise + "organization"),
        new("department", Enterprise + "department"),
        new("employeeNumber", Enterprise + "employeeNumber"),
        new("jobTitle", "title"),
        new("managerName", Enterprise + "manager.displayName"),
        new("managerEmail", Enterprise + "manager.value"),
        new("customField1", Kmsat + "customField1"),
        new("customField2", Kmsat + "customField2"),
        new("customField3", Kmsat + "customField3"),
        new("customField4", Kmsat + "customField4"),
        new("customDate1", Kmsat + "customDate1"),
        new("customDate2", Kmsat + "customDate2"),
        new("outOfOfficeEnd", Kmsat + "outOfOfficeEnd"),
        new("phishingLanguage", Kmsat + "phishingLanguage"),
        new("trainingLanguage", Kmsat + "trainingLanguage"),
        new("userType", Kmsat + "userRole"),
        new("employeeType", "userType"),
        new("company", Kmsat + "companyName"),
        new("country", Kmsat + "country"),
        new("hostname", Kmsat + "hostname"),
        new("mailNickname", Kmsat + "mailNickName"),
        new("samAccountName", Kmsat + "onPremisesSamAccountName"),
        new("securityIdentifier", Kmsat + "onPremisesSecurityIdentifier"),
        new("userPrincipalName", Kmsat + "userPrincipalName"),
        new("lastPasswordChange", Kmsat + "lastPasswordChangeDateTime"),
    ];
}

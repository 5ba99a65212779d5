namespace Ksat.Provisioning.Domain.Roster;

public enum RosterStatus
{
    Active,
    Archived,
}

/// <summary>A console user: what the rest of the product works with. Archived, never deleted (except when an admin erases him).</summary>
public sealed class RosterUser
{
    public Guid TenantId { get; init; }

    /// <summary>The roster id ("userId" in the API); not the SCIM id.</summary>
    public Guid Id { get; init; }

    public string Email { get; set; } = "";

    /// <summary>Folded e-mail; unique in the tenant, archived users included.</summary>
    public string EmailKey { get; set; } = "";

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? PhoneNumber { get; set; }

    public string? Extension { get; set; }

    public string? Location { get; set; }

    public string? Division { get; set; }

    public string? ManagerName { get; set; }

    public string? ManagerEmail { get; set; }

    public string? EmployeeNumber { get; set; }

    public string? JobTitle { get; set; }

    public string? MobileNumber { get; set; }

    public string? Organization { get; set; }

    public string? Department { get; set; }

    public string? Language { get; set; }

    public string? Comment { get; set; }

    public string? EmployeeStartDate { get; set; }

    public string? CustomField1 { get; set; }

    public string? CustomField2 { get; set; }

    public string? CustomField3 { get; set; }

    public string? CustomField4 { get; set; }

    public string? CustomDate1 { get; set; }

    public string? CustomDate2 { get; set; }

    public string? TimeZone { get; set; }

    public string? PhishingLanguage { get; set; }

    public string? TrainingLanguage { get; set; }

    public string? UserType { get; set; }

    public string? EmployeeType { get; set; }

    public string? OutOfOfficeEnd { get; set; }

    public string? Company { get; set; }

    public string? Country { get; set; }

    public string? Hostname { get; set; }

    public string? MailNickname { get; set; }

    public string? SamAccountName { get; set; }

    public string? SecurityIdentifier { get; set; }

    public string? UserPrincipalName { get; set; }

    public string? LastPasswordChange { get; set; }

    /// <summary>False: opted out; a sync touches nothing of this user.</summary>
    public bool ProvisioningManaged { get; set; } = true;

    public bool Admin { get; set; }

    /// <summary>A language that the user chose himself is never overwritten.</summary>
    public bool LanguageChosenByUser { get; set; }

    public RosterStatus Status { get; set; }

    /// <summary>The SCIM id of the directory user that this one is linked to; stays when that one is deleted, until another takes the link.</summary>
    public Guid? DirectoryUserId { get; set; }

    /// <summary>The externalId of the linked directory user when it was linked, to warn when an address passes to another account.</summary>
    public string? LinkedExternalId { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts changes of the row, for optimistic concurrency.</summary>
    public long Version { get; set; } = 1;

    /// <summary>Folded e-mail and name, to search in. A column that follows the others: the setter is for the store's reading only.</summary>
    public string SearchKey
    {
        get => CaseFolding.Key($"{Email}\n{FirstName} {LastName}");
        private set => _ = value;
    }

    /// <summary>"First Last", or the e-mail where neither is known.</summary>
    public string Name => NameOf(FirstName, LastName, Email);

    /// <summary>"First Last", or the e-mail where neither is known.</summary>
    public static string NameOf(string? firstName, string? lastName, string email) => (firstName, lastName) switch
    {
        (null or "", null or "") => email,
        (null or "", _) => lastName!,
        (_, null or "") => firstName!,
        _ => $"{firstName} {lastName}",
    };

    public RosterUser Copy() => (RosterUser)MemberwiseClone();
}

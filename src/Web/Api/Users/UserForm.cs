namespace Ksat.Provisioning.Web.Api.Users;

/// <summary>What may be said of a console user, for the API's description: every member may be left out, null or "" clears a field.</summary>
internal sealed record UserForm
{
    public string? Email { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? PhoneNumber { get; init; }
    public string? Extension { get; init; }
    public string? Location { get; init; }
    public string? Division { get; init; }
    public string? ManagerName { get; init; }
    public string? ManagerEmail { get; init; }
    public string? EmployeeNumber { get; init; }
    public string? JobTitle { get; init; }
    public string? MobileNumber { get; init; }
    public string? Organization { get; init; }
    public string? Department { get; init; }
    public string? Language { get; init; }
    public string? Comment { get; init; }
    public string? EmployeeStartDate { get; init; }
    public string? CustomField1 { get; init; }
    public string? CustomField2 { get; init; }
    public string? CustomField3 { get; init; }
    public string? CustomField4 { get; init; }
    public string? CustomDate1 { get; init; }
    public string? CustomDate2 { get; init; }
    public string? TimeZone { get; init; }
    public string? PhishingLanguage { get; init; }
    public string? TrainingLanguage { get; init; }
    public string? UserType { get; init; }
    public string? EmployeeType { get; init; }
    public string? OutOfOfficeEnd { get; init; }
    public string? Company { get; init; }
    public string? Country { get; init; }
    public string? Hostname { get; init; }
    public string? MailNickname { get; init; }
    public string? SamAccountName { get; init; }
    public string? SecurityIdentifier { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? LastPasswordChange { get; init; }
    public bool? ProvisioningManaged { get; init; }
    public bool? Admin { get; init; }
    public bool? LanguageChosenByUser { get; init; }
    public string? Status { get; init; }
    public IReadOnlyList<string>? Groups { get; init; }
}

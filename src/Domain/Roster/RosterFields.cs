namespace Ksat.Provisioning.Domain.Roster;

/// <summary>The table of fields: API, mapping, planner, CSV and reports are fed from it. The e-mail is not here: it is the user's identity.</summary>
public static class RosterFields
{
    /// <summary>Longest text of a field, in UTF-16 units.</summary>
    public const int TextLength = 255;

    /// <summary>Longest comment.</summary>
    public const int CommentLength = 1024;

    /// <summary>The API name of the e-mail in reports and mappings.</summary>
    public const string Email = "email";

    public static IReadOnlyList<RosterField> All { get; } =
    [
        Text("firstName", "First Name", u => u.FirstName, (u, v) => u.FirstName = v),
        Text("lastName", "Last Name", u => u.LastName, (u, v) => u.LastName = v),
        Text("phoneNumber", "Phone Number", u => u.PhoneNumber, (u, v) => u.PhoneNumber = v),
        Text("extension", "Extension", u => u.Extension, (u, v) => u.Extension = v),
        Text("location", "Location", u => u.Location, (u, v) => u.Location = v),
        Text("division", "Division", u => u.Division, (u, v) => u.Division = v),
        Text("managerName", "Manager Name", u => u.ManagerName, (u, v) => u.ManagerName = v),
        new("managerEmail", "Manager Email", FieldKind.ManagerEmail, TextLength, u => u.ManagerEmail, (u, v) => u.ManagerEmail = v),
        Text("employeeNumber", "Employee Number", u => u.EmployeeNumber, (u, v) => u.EmployeeNumber = v),
        Text("jobTitle", "Job Title", u => u.JobTitle, (u, v) => u.JobTitle = v),
        Text("mobileNumber", "Mobile Number", u => u.MobileNumber, (u, v) => u.MobileNumber = v),
        Text("organization", "Organization", u => u.Organization, (u, v) => u.Organization = v),
        Text("department", "Department", u => u.Department, (u, v) => u.Department = v),
        Text("language", "Language", u => u.Language, (u, v) => u.Language = v),
        new("comment", "Comment", FieldKind.Text, CommentLength, u => u.Comment, (u, v) => u.Comment = v),
        Date("employeeStartDate", "Employee Start Date", u => u.EmployeeStartDate, (u, v) => u.EmployeeStartDate = v),
        Text("customField1", "Custom Field 1", u => u.CustomField1, (u, v) => u.CustomField1 = v),
        Text("customField2", "Custom Field 2", u => u.CustomField2, (u, v) => u.CustomField2 = v),
        Text("customField3", "Custom Field 3", u => u.CustomField3, (u, v) => u.CustomField3 = v),
        Text("customField4", "Custom Field 4", u => u.CustomField4, (u, v) => u.CustomField4 = v),
        Date("customDate1", "Custom Date 1", u => u.CustomDate1, (u, v) => u.CustomDate1 = v),
        Date("customDate2", "Custom Date 2", u => u.CustomDate2, (u, v) => u.CustomDate2 = v),
        Text("timeZone", "Time zone", u => u.TimeZone, (u, v) => u.TimeZone = v),
        Text("phishingLanguage", "Phishing Language", u => u.PhishingLanguage, (u, v) => u.PhishingLanguage = v),
        Text("trainingLanguage", "Training Language", u => u.TrainingLanguage, (u, v) => u.TrainingLanguage = v),
        new("userType", "User Type", FieldKind.UserType, TextLength, u => u.UserType, (u, v) => u.UserType = v),
        Text("employeeType", null, u => u.EmployeeType, (u, v) => u.EmployeeType = v),
        Date("outOfOfficeEnd", null, u => u.OutOfOfficeEnd, (u, v) => u.OutOfOfficeEnd = v),
        Text("company", null, u => u.Company, (u, v) => u.Company = v),
        Text("country", null, u => u.Country, (u, v) => u.Country = v),
        Text("hostname", null, u => u.Hostname, (u, v) => u.Hostname = v),
        Text("mailNickname", null, u => u.MailNickname, (u, v) => u.MailNickname = v),
        Text("samAccountName", null, u => u.SamAccountName, (u, v) => u.SamAccountName = v),
        Text("securityIdentifier", null, u => u.SecurityIdentifier, (u, v) => u.SecurityIdentifier = v),
        Text("userPrincipalName", null, u => u.UserPrincipalName, (u, v) => u.UserPrincipalName = v),
        Date("lastPasswordChange", null, u => u.LastPasswordChange, (u, v) => u.LastPasswordChange = v),
    ];

    /// <summary>The field whose value may be a reference to another user.</summary>
    public static RosterField ManagerEmail { get; } = All.Single(field => field.Kind == FieldKind.ManagerEmail);

    private static Dictionary<string, RosterField> ByName { get; } = All.ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>The field of an API name, or null.</summary>
    public static RosterField? Find(string name) => ByName.GetValueOrDefault(name);

    private static RosterField Text(string name, string? header, Func<RosterUser, string?> get, Action<RosterUser, string?> set) =>
        new(name, header, FieldKind.Text, TextLength, get, set);

    private static RosterField Date(string name, string? header, Func<RosterUser, string?> get, Action<RosterUser, string?> set) =>
        new(name, header, FieldKind.Date, TextLength, get, set);
}

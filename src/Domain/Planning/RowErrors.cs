namespace Ksat.Provisioning.Domain.Planning;

/// <summary>The error codes of report rows (docs/api.md, "changes").</summary>
public static class RowErrors
{
    public const string DomainNotAllowed = "domainNotAllowed";
    public const string InvalidEmail = "invalidEmail";
    public const string EmailUsedElsewhere = "emailUsedElsewhere";
    public const string EmailAmbiguous = "emailAmbiguous";
    public const string MemberNotProvisioned = "memberNotProvisioned";
    public const string TooLong = "tooLong";
    public const string InvalidDate = "invalidDate";
    public const string InvalidValue = "invalidValue";
}

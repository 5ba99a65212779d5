namespace Ksat.Provisioning.Domain.Roster;

public enum FieldKind
{
    Text,

    /// <summary>ISO 8601 date and time with offset; kept in UTC as text ("2022-04-04T04:23:30Z").</summary>
    Date,

    /// <summary>"user" or "student".</summary>
    UserType,

    /// <summary>An e-mail address; an IdP may send a reference to another user instead.</summary>
    ManagerEmail,
}

/// <summary>One field of the roster that the IdP, the console and the CSV can set.</summary>
/// <param name="Name">Its name in the API and in the mapping.</param>
/// <param name="CsvHeader">Its column in the CSV; null: it has none.</param>
/// <param name="Kind">What its text must be.</param>
/// <param name="MaxLength">In UTF-16 units.</param>
public sealed record RosterField(
    string Name,
    string? CsvHeader,
    FieldKind Kind,
    int MaxLength,
    Func<RosterUser, string?> Get,
    Action<RosterUser, string?> Set);

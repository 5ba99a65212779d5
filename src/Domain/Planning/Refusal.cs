using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>The errors of rows in the words an admin reads; the first two messages are the original's own.</summary>
internal static class Refusal
{
    private const string NoValidAddress = "No valid email addresses";
    private const string AddressUsed = "Email addresses already used";
    private const int LongestQuote = 60;

    public static RowError InvalidEmail(string userName) => new(
        RowErrors.InvalidEmail,
        NoValidAddress,
        $"The userName \"{Quote(userName)}\" is no e-mail address: let the identity provider send the user's e-mail address as userName.");

    public static RowError DomainNotAllowed(string address) => new(
        RowErrors.DomainNotAllowed,
        NoValidAddress,
        $"{Quote(address)} is outside the allowed domains: add its domain to them in the provisioning settings, or correct the address in the identity provider.");

    public static RowError EmailUsedElsewhere(string address) => new(
        RowErrors.EmailUsedElsewhere,
        AddressUsed,
        $"{Quote(address)} belongs to a user of another account of this installation: give the user another address in the identity provider, or ask support to release it.");

    public static RowError EmailAmbiguous(string address, RosterUser keeper, bool ownerStays) => new(
        RowErrors.EmailAmbiguous,
        AddressUsed,
        $"{Quote(address)} stays with the {KindOf(keeper)} {NameOf(keeper)}{(ownerStays ? ", who is linked to another user of the identity provider" : "")}: "
        + "give that one another address first, or this user another userName.");

    public static RowError MemberNotProvisioned(string member) => new(
        RowErrors.MemberNotProvisioned,
        "Member not provisioned",
        $"\"{Quote(member)}\" isn't among the provisioned users: assign that user to the application in the identity provider, or mend the user's own row. The membership follows by itself.");

    public static RowError TooLong(string what, int length, int most) => new(
        RowErrors.TooLong,
        "Value too long",
        $"{what} has {length} characters, at most {most} are possible: shorten it in the identity provider.");

    public static RowError InvalidDate(RosterField field, string value) => new(
        RowErrors.InvalidDate,
        "Invalid date",
        $"{NameOf(field)} \"{Quote(value)}\" is no date with time and offset: send it like 2022-04-04T04:23:30Z.");

    public static RowError InvalidUserType(RosterField field, string value) => new(
        RowErrors.InvalidValue,
        "Invalid value",
        $"{NameOf(field)} \"{Quote(value)}\" is unknown: send user or student.");

    public static RowError NameUsed(string name, RosterGroup keeper) => new(
        RowErrors.InvalidValue,
        "Group name already used",
        $"The {(keeper.Status == RosterStatus.Archived ? "archived " : "")}console group \"{Quote(keeper.Name)}\" keeps the name \"{Quote(name)}\": rename that one first, or choose another name in the identity provider.");

    public static string Quote(string text) => text.Length <= LongestQuote ? text : $"{text.AsSpan(0, LongestQuote)}…";

    private static string NameOf(RosterField field) => field.CsvHeader ?? field.Name;

    private static string NameOf(RosterUser user) => user.Name == user.Email ? user.Email : $"{user.Name} ({user.Email})";

    private static string KindOf(RosterUser user) => (user.Status, user.ProvisioningManaged) switch
    {
        (RosterStatus.Archived, _) => "archived console user",
        (_, false) => "opted-out console user",
        _ => "console user",
    };
}

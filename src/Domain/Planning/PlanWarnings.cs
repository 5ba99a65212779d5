namespace Ksat.Provisioning.Domain.Planning;

/// <summary>What a row tells without failing.</summary>
public static class PlanWarnings
{
    /// <summary>An address given to a new person must not silently inherit the old one's history.</summary>
    public const string AnotherAccount =
        "This console user was linked to another account of the identity provider. If the address was given to a new person, he inherits the old one's history.";

    /// <summary>Why a Protected row is one.</summary>
    public const string OptedOut = "Opted out: Provisioning Managed is FALSE, so syncs leave this user as he is.";

    public const string Admin = "Syncs archive no admin: take the admin's role away first, if he is to be archived.";

    public const string LastAdmin = "The last admin is never archived: make another user an admin first.";

    public static string ManagerNotFound(string reference) =>
        $"The manager \"{Refusal.Quote(reference)}\" is no e-mail address and matches no user: the manager is left as it is.";

    public static string Protection(bool isManaged) => isManaged ? Admin : OptedOut;
}

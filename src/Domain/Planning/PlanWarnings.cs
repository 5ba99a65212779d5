namespace Ksat.Provisioning.Domain.Planning;

/// <summary>What a row tells without failing.</summary>
public static class PlanWarnings
{
    /// <summary>An address given to a new person must not silently inherit the old one's history.</summary>
    public const string AnotherAccount =
        "This console user was linked to another account of the identity provider. If the address was given to a new person, he inherits the old one's history.";

    public static string ManagerNotFound(string reference) =>
        $"The manager \"{Refusal.Quote(reference)}\" is no e-mail address and matches no user: the manager is left as it is.";
}

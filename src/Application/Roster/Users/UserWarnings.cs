namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>What the console tells an admin about an edit that it has done.</summary>
internal static class UserWarnings
{
    public const string NextFullSyncArchives =
        "The identity provider doesn't know this user: the next full sync archives him unless Provisioning Managed is FALSE.";

    public static string Overwritten(IReadOnlyCollection<string> fields) =>
        $"The identity provider manages {string.Join(", ", fields)}: the next sync that touches this user overwrites the edit.";
}

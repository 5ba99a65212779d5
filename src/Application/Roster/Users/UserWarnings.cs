namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>What the console tells an admin about an edit that it has done.</summary>
internal static class UserWarnings
{
    public const string NextFullSyncArchives =
        "The identity provider doesn't know this user: the next full sync archives him unless Provisioning Managed is FALSE.";

    /// <summary>Of an edit of somebody whom the identity provider manages.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<string> fields, GroupEdit groups)
    {
        if (fields.Count > 0)
        {
            yield return $"The identity provider manages {string.Join(", ", fields)}: the next sync that touches this user overwrites the edit.";
        }

        if (groups.Kept.Count > 0)
        {
            yield return $"The identity provider has put this user into {string.Join(", ", groups.Kept)}, where he stays: take him out there, or opt him out.";
        }

        if (groups.Lent.Count > 0)
        {
            yield return $"The identity provider decides who is in {string.Join(", ", groups.Lent)}: a sync takes this user out again, unless he is opted out.";
        }
    }
}

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>What each unique index guards, in the words of the caller.</summary>
internal static class UniqueIndexes
{
    private static readonly (string Index, string SqliteColumn, string Attribute, string Detail)[] Known =
    [
        ("IX_DirectoryUsers_TenantId_UserNameKey", "DirectoryUsers.UserNameKey", "userName",
            "Another user has this userName (letter case doesn't count): look him up by it, he may be inactive."),
        ("IX_DirectoryGroups_TenantId_DisplayNameKey", "DirectoryGroups.DisplayNameKey", "displayName",
            "Another group has this displayName (letter case doesn't count): choose another name, or link to that group."),
        ("IX_RosterUsers_TenantId_EmailKey", "RosterUsers.EmailKey", "email", "Another console user, perhaps an archived one, has this e-mail address: edit or restore that one, or choose another address."),
        ("IX_RosterGroups_TenantId_NameKey", "RosterGroups.NameKey", "name", "Another console group, perhaps an archived one, has this name."),
        ("IX_AccessKeys_Hash", "AccessKeys.Hash", "secret", "This secret is in use already: choose another."),
    ];

    /// <summary>From the database's message: SQL Server names the index, SQLite the columns.</summary>
    public static (string? Attribute, string Detail) Guarded(string message)
    {
        foreach (var (index, column, attribute, detail) in Known)
        {
            if (message.Contains(index, StringComparison.Ordinal) || message.Contains(column, StringComparison.Ordinal))
            {
                return (attribute, detail);
            }
        }

        return (null, "Something with the same identity exists already.");
    }
}

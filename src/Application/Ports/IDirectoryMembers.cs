namespace Ksat.Provisioning.Application.Ports;

/// <summary>The members of directory groups as rows: every operation costs what it changes, not what the group holds. Inside the unit of work where it writes.</summary>
public interface IDirectoryMembers
{
    /// <summary>Leads member values to users: by SCIM id, else externalId (exact), else userName (without case). Values that lead nowhere are absent from <see cref="MemberMatches.Users"/>.</summary>
    Task<MemberMatches> MatchAsync(IReadOnlyCollection<string> values, CancellationToken cancellationToken);

    /// <summary>Adds users; answers those who weren't members before. Who was one keeps the display that he has.</summary>
    Task<IReadOnlyList<Guid>> AddAsync(Guid groupId, IReadOnlyCollection<KnownValue> users, CancellationToken cancellationToken);

    /// <summary>Removes users; answers those who were members.</summary>
    Task<IReadOnlyList<Guid>> RemoveAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);

    /// <summary>Makes these users, and no others, the known members, under these displays: writes the difference in bulk.</summary>
    Task<MemberDifference> ReplaceAsync(Guid groupId, IReadOnlyCollection<KnownValue> users, CancellationToken cancellationToken);

    /// <summary>Keeps values that match no user yet; answers the values that weren't there before.</summary>
    Task<IReadOnlyList<string>> AddUnknownAsync(Guid groupId, IReadOnlyCollection<UnknownValue> values, CancellationToken cancellationToken);

    /// <summary>Drops unmatched values; answers how many were there. Null: all of the group.</summary>
    Task<int> RemoveUnknownAsync(Guid groupId, IReadOnlyCollection<string>? values, CancellationToken cancellationToken);

    /// <summary>Drops all unmatched values of the group but these; adds those missing. Answers whether anything changed, and the values that are new.</summary>
    Task<(bool Changed, IReadOnlyList<string> Added)> ReplaceUnknownAsync(Guid groupId, IReadOnlyCollection<UnknownValue> values, CancellationToken cancellationToken);

    /// <summary>A user has arrived or was renamed: unmatched values that lead to him become memberships. Answers the groups that gained a member; their versions have been raised.</summary>
    Task<IReadOnlyList<Guid>> AdoptAsync(Guid userId, string? externalId, string userName, CancellationToken cancellationToken);

    /// <summary>A user is deleted: takes him out of all groups. Answers the groups; their versions have been raised.</summary>
    Task<IReadOnlyList<Guid>> RemoveFromAllAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Removes all rows of the group, known and unmatched; answers the users who were members.</summary>
    Task<IReadOnlyList<Guid>> ClearAsync(Guid groupId, CancellationToken cancellationToken);

    /// <summary>The members of these groups in the order of (group, user), unmatched values after the users; streamed.</summary>
    IAsyncEnumerable<MemberRow> StreamAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken);

    /// <summary>The groups of these users in the order of (user, group).</summary>
    Task<IReadOnlyList<GroupOfUser>> GroupsOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);
}

/// <param name="Users">Value as sent → SCIM id of the user.</param>
/// <param name="Groups">Values that are the id of a group: refused as members.</param>
public sealed record MemberMatches(IReadOnlyDictionary<string, Guid> Users, IReadOnlySet<string> Groups);

/// <param name="Added">Who wasn't a member before.</param>
/// <param name="Removed">Who isn't one any more.</param>
/// <param name="Redisplayed">Whether members stay under another display: their memberships are the same, the group's answer isn't.</param>
public sealed record MemberDifference(IReadOnlyList<Guid> Added, IReadOnlyList<Guid> Removed, bool Redisplayed);

/// <param name="Display">What the identity provider calls him; null if it doesn't say.</param>
public sealed record KnownValue(Guid UserId, string? Display);

public sealed record UnknownValue(string Value, string? Display);

/// <param name="Value">The SCIM id of the user, or the unmatched value as it was sent.</param>
/// <param name="Display">As it was sent.</param>
public sealed record MemberRow(Guid GroupId, Guid? UserId, string Value, string? Display);

public sealed record GroupOfUser(Guid UserId, Guid GroupId, string DisplayName);

using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>Directory and roster side by side, as the planner needs them: joined in the database, in pages, on ids. Reads only, never tracked, the caller's tenant only.</summary>
/// <remarks>
/// A roster user is the twin of a directory user by the link (DirectoryUserId = SCIM id), else by e-mail (EmailKey = folded userName) as long as he isn't linked to
/// another user who exists in the directory, and the directory user isn't linked to another roster user. Groups likewise, by name. Every page is read to its end before it is given out.
/// </remarks>
public interface IPlanningState
{
    /// <summary>All users of the directory in the order of their ids, in pages of at most <paramref name="pageSize"/>.</summary>
    IAsyncEnumerable<IReadOnlyList<PlanningUser>> AllUsersAsync(int pageSize, CancellationToken cancellationToken);

    /// <summary>The users of these SCIM ids that exist, in the order of their ids.</summary>
    Task<IReadOnlyList<PlanningUser>> UsersAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>SCIM ids of the users with these folded userNames, by userName, folded.</summary>
    Task<IReadOnlyDictionary<string, Guid>> UsersNamedAsync(IReadOnlyCollection<string> userNameKeys, CancellationToken cancellationToken);

    /// <summary>SCIM ids of the users with these folded userNames.</summary>
    Task<IReadOnlyList<Guid>> UserIdsByUserNameAsync(IReadOnlyCollection<string> userNameKeys, CancellationToken cancellationToken);

    /// <summary>SCIM ids of the users whose userName is the address of a roster user linked to one of these SCIM ids, which may be deleted.</summary>
    Task<IReadOnlyList<Guid>> UserIdsByAddressOfAsync(IReadOnlyCollection<Guid> directoryIds, CancellationToken cancellationToken);

    /// <summary>SCIM ids of the users whose manager reference, folded, is one of these.</summary>
    Task<IReadOnlyList<Guid>> UserIdsByManagerAsync(IReadOnlyCollection<string> managerKeys, CancellationToken cancellationToken);

    /// <summary>userNames of the users to whom these references lead: by SCIM id, else externalId (exact), else userName (without case). References that lead nowhere are absent.</summary>
    Task<IReadOnlyDictionary<string, string>> ManagerAddressesAsync(IReadOnlyCollection<string> references, CancellationToken cancellationToken);

    /// <summary>Active roster users without a twin in the directory, in the order of their ids: who a sync that judges absence archives.</summary>
    IAsyncEnumerable<IReadOnlyList<RosterUser>> AbsentUsersAsync(int pageSize, CancellationToken cancellationToken);

    /// <summary>Active roster users linked to one of these SCIM ids, which are no longer in the directory, and without another twin there.</summary>
    Task<IReadOnlyList<RosterUser>> GoneUsersAsync(IReadOnlyCollection<Guid> directoryIds, CancellationToken cancellationToken);

    /// <summary>Groups of the directory in the order of their ids; <paramref name="ids"/> null: all.</summary>
    IAsyncEnumerable<IReadOnlyList<GroupCase>> GroupsAsync(IReadOnlyCollection<Guid>? ids, int pageSize, CancellationToken cancellationToken);

    /// <summary>SCIM ids of the groups with these folded names.</summary>
    Task<IReadOnlyList<Guid>> GroupIdsByNameAsync(IReadOnlyCollection<string> nameKeys, CancellationToken cancellationToken);

    /// <summary>Active managed roster groups whose link leads to no group of the directory and that have no other twin there; <paramref name="directoryIds"/> null: all.</summary>
    IAsyncEnumerable<IReadOnlyList<RosterGroup>> GoneGroupsAsync(IReadOnlyCollection<Guid>? directoryIds, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Every person in each of these groups of the directory that the directory or the roster (as the group's twin's active or archived membership) has, in the order of (group, user).
    /// A roster membership whose user was never linked and has no twin is left out: the IdP doesn't decide about him. <paramref name="groupIds"/> null: all groups.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<MembershipCase>> MembershipsOfGroupsAsync(IReadOnlyCollection<Guid>? groupIds, int pageSize, CancellationToken cancellationToken);

    /// <summary>The same, for all groups of these users (SCIM ids, also of users just deleted).</summary>
    IAsyncEnumerable<IReadOnlyList<MembershipCase>> MembershipsOfUsersAsync(IReadOnlyCollection<Guid> userIds, int pageSize, CancellationToken cancellationToken);

    /// <summary>The same, for these users in one group.</summary>
    Task<IReadOnlyList<MembershipCase>> MembershipsAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);

    /// <summary>Member values that match no user (DirectoryUserId null, Name = value as sent); <paramref name="groupIds"/> null: all groups.</summary>
    IAsyncEnumerable<IReadOnlyList<MembershipCase>> UnknownMembersAsync(IReadOnlyCollection<Guid>? groupIds, int pageSize, CancellationToken cancellationToken);

    /// <summary>Those of these member values, as sent, that the group has and that match no user.</summary>
    Task<IReadOnlyList<MembershipCase>> UnknownMembersAsync(Guid groupId, IReadOnlyCollection<string> values, CancellationToken cancellationToken);

    /// <summary>How many roster users are active.</summary>
    Task<int> ActiveRosterUsersAsync(CancellationToken cancellationToken);

    /// <summary>The newest requests that wrote these users or groups after <paramref name="afterSeq"/>, newest first, at most <paramref name="most"/> each.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> RequestsAsync(IReadOnlyCollection<Guid> objectIds, long afterSeq, int most, CancellationToken cancellationToken);

    /// <summary>The same for memberships: the requests that added this user to, or removed him from, this group.</summary>
    Task<IReadOnlyDictionary<MembershipKey, IReadOnlyList<Guid>>> RequestsAsync(
        IReadOnlyCollection<MembershipKey> memberships, long afterSeq, int most, CancellationToken cancellationToken);
}

/// <summary>A directory user as stored, with the roster's side; see <see cref="UserCase"/> for the last four.</summary>
public sealed record PlanningUser(
    Guid Id,
    string? ExternalId,
    string UserName,
    string? DisplayName,
    bool Active,
    string Document,
    string FieldStates,
    RosterUser? Linked,
    RosterUser? Holder,
    Guid? HolderOwner,
    bool UsedElsewhere);

/// <summary>SCIM ids of a group and a user.</summary>
public readonly record struct MembershipKey(Guid GroupId, Guid UserId);

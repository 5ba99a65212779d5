using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>One person in one group, as the directory and the roster have it. Only for groups that are in the directory.</summary>
/// <param name="DirectoryGroupId">The SCIM id of the group.</param>
/// <param name="GroupName">The group's name in the directory.</param>
/// <param name="DirectoryUserId">The SCIM id of the person, also of one just deleted (a dangling link); null for a value that matches no user.</param>
/// <param name="Name">The person's name, or the member value as sent where it matches no user.</param>
/// <param name="InDirectory">The directory has the membership.</param>
/// <param name="UserExists">The directory has the user.</param>
/// <param name="UserActive">The directory has the user, and he is active.</param>
/// <param name="RosterUser">His twin on the roster (linked, or matched by e-mail), or null.</param>
/// <param name="Membership">The roster's row, active or archived, or null.</param>
public sealed record MembershipCase(
    Guid DirectoryGroupId,
    string GroupName,
    Guid? DirectoryUserId,
    string Name,
    string? Email,
    bool InDirectory,
    bool UserExists,
    bool UserActive,
    RosterTwin? RosterUser,
    RosterMembership? Membership);

/// <summary>As much of a roster user as membership planning needs.</summary>
public sealed record RosterTwin(Guid Id, RosterStatus Status, bool ProvisioningManaged);

using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>What the IdP says about one roster field: a text, or null = cleared. A field it says nothing about has no claim.</summary>
/// <param name="Text">As sent, not yet checked for length or form; a manager's e-mail is already resolved.</param>
public readonly record struct FieldClaim(RosterField Field, string? Text);

/// <summary>A directory user as the planner sees him: the mapping is already applied.</summary>
/// <param name="Id">The SCIM id.</param>
/// <param name="Name">What to call him in a report where no first or last name is claimed or known: displayName or userName.</param>
/// <param name="Claims">At most one per field; the e-mail is never among them, it is <paramref name="UserName"/>.</param>
/// <param name="UnresolvedManager">The manager value sent, where it is no e-mail and matches nobody: a warning on the row.</param>
public sealed record DirectoryPerson(
    Guid Id,
    string? ExternalId,
    string UserName,
    string Name,
    bool Active,
    IReadOnlyList<FieldClaim> Claims,
    string? UnresolvedManager = null);

/// <summary>A directory user with what the roster knows of him.</summary>
/// <param name="Linked">The roster user whose link is this SCIM id.</param>
/// <param name="Holder">The roster user who has the address of this userName now, active or archived; the same object as <paramref name="Linked"/> where it is the same user.</param>
/// <param name="HolderOwner">The SCIM id of another user, existing in the directory, to whom <paramref name="Holder"/> is linked; null: Holder's link is missing, dangling or ours.</param>
/// <param name="UsedElsewhere">Another tenant's active roster user has the address (and the installation forbids that).</param>
public sealed record UserCase(DirectoryPerson Person, RosterUser? Linked, RosterUser? Holder, Guid? HolderOwner, bool UsedElsewhere);

/// <summary>What the planner decided about one directory user.</summary>
/// <param name="Change">The row, or null: nothing to do.</param>
/// <param name="Standing">How he stands after the plan, for his memberships.</param>
public sealed record UserDecision(UserCase Case, PlannedChange? Change, UserStanding Standing);

/// <summary>How a user stands once the plan is applied; decides what happens to his memberships.</summary>
public enum UserStanding
{
    /// <summary>Active on the roster (also when created by this plan).</summary>
    Active,

    /// <summary>Brought back by this plan.</summary>
    Restored,

    /// <summary>Archived, or not to be made: his memberships wait.</summary>
    Inactive,

    /// <summary>His row failed and he isn't active on the roster: his memberships are "member not provisioned".</summary>
    Failed,

    /// <summary>Opted out: nothing of him changes.</summary>
    OptedOut,
}

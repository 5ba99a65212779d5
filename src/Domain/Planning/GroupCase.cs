using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>A directory group with what the roster knows of it.</summary>
/// <param name="DirectoryId">The SCIM id.</param>
/// <param name="Linked">The roster group whose link is this SCIM id.</param>
/// <param name="Holder">The roster group that has the name now; the same object as <paramref name="Linked"/> where it is the same.</param>
/// <param name="HolderOwner">The SCIM id of another existing directory group to which <paramref name="Holder"/> is linked, or null.</param>
public sealed record GroupCase(Guid DirectoryId, string DisplayName, RosterGroup? Linked, RosterGroup? Holder, Guid? HolderOwner);

/// <summary>What the planner decided about one directory group.</summary>
/// <param name="RosterGroup">Its roster twin; null where it is yet to be made or failed.</param>
public sealed record GroupDecision(GroupCase Case, PlannedChange? Change, GroupStanding Standing, RosterGroup? RosterGroup);

public enum GroupStanding
{
    /// <summary>Active on the roster after the plan (also when created by it).</summary>
    Active,

    /// <summary>Brought back by this plan: memberships come back as Restored.</summary>
    Restored,

    /// <summary>Its row failed and no active twin is on the roster: its memberships wait without a row.</summary>
    Failed,
}

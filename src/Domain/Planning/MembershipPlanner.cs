using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>Decides what becomes of one person's place in one group: the rules of docs/product.md, "Memberships".</summary>
public static class MembershipPlanner
{
    /// <summary>The row, or null: nothing to do.</summary>
    /// <param name="group">What the plan decided about the group.</param>
    /// <param name="user">
    /// How the person stands after the plan; null where this sync doesn't plan him: then as he stands now, and one whom the directory
    /// has as active while the roster doesn't is one whose row failed earlier.
    /// </param>
    public static PlannedChange? Plan(MembershipCase membership, GroupDecision group, UserStanding? user)
    {
        if (group.Standing == GroupStanding.Failed)
        {
            return null;
        }

        return (membership.InDirectory ? Joining(membership, group, user ?? StandingNow(membership)) : Leaving(membership)) is not { } action
            ? null
            : Row(membership, group, action, Error(membership, action, user));
    }

    private static ChangeAction? Joining(MembershipCase membership, GroupDecision group, UserStanding user)
    {
        var comesBack = user == UserStanding.Restored || group.Standing == GroupStanding.Restored;
        return (user, membership.Membership) switch
        {
            (UserStanding.Inactive, _) => null,
            (UserStanding.Failed, null) => ChangeAction.Created,
            (UserStanding.Failed, _) => ChangeAction.Restored,
            (UserStanding.OptedOut, { Status: RosterStatus.Active }) => null,
            (UserStanding.OptedOut, _) => membership.UserActive ? ChangeAction.Protected : null,
            (_, null) => ChangeAction.Created,
            _ when comesBack => ChangeAction.Restored,
            (_, { Status: RosterStatus.Archived }) => ChangeAction.Created,
            _ => null,
        };
    }

    private static ChangeAction? Leaving(MembershipCase membership) => membership switch
    {
        { Membership: not { Status: RosterStatus.Active } } or { RosterUser: null } => null,
        { RosterUser.ProvisioningManaged: true } => ChangeAction.Archived,
        { Membership.Managed: true } => ChangeAction.Protected,
        _ => null,
    };

    private static UserStanding StandingNow(MembershipCase membership) => membership switch
    {
        { RosterUser.ProvisioningManaged: false } => UserStanding.OptedOut,
        { UserExists: true, UserActive: false } => UserStanding.Inactive,
        { UserActive: true, RosterUser.Status: RosterStatus.Active } => UserStanding.Active,
        _ => UserStanding.Failed,
    };

    private static RowError? Error(MembershipCase membership, ChangeAction action, UserStanding? user) =>
        action is ChangeAction.Created or ChangeAction.Restored && (user ?? StandingNow(membership)) == UserStanding.Failed
            ? Refusal.MemberNotProvisioned(membership.Name)
            : null;

    private static PlannedChange Row(MembershipCase membership, GroupDecision group, ChangeAction action, RowError? error) => new()
    {
        Object = ChangeObject.Memberships,
        Action = action,
        Outcome = error is null ? ChangeOutcome.Successful : ChangeOutcome.Failed,
        Name = membership.Name,
        Email = membership.Email,
        // As the plan has named the group: renamed while the plan is made, it keeps one name throughout the report.
        Group = group.Case.DisplayName,
        DirectoryId = membership.DirectoryUserId,
        DirectoryGroupId = membership.DirectoryGroupId,
        UserId = membership.RosterUser?.Id,
        GroupId = group.RosterGroup?.Id,
        Error = error,
        Warnings = action == ChangeAction.Protected ? [PlanWarnings.OptedOut] : [],
    };
}

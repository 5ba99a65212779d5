using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using static Ksat.Provisioning.Domain.Tests.Planning.Cast;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>docs/product.md, "Memberships".</summary>
[TestFixture]
internal sealed class MembershipPlannerTests
{
    private static readonly RosterGroup Group = ConsoleGroup("Sales", Id(9));

    private static readonly RosterTwin Twin = new(Id(5), RosterStatus.Active, ProvisioningManaged: true);

    [TestCase(UserStanding.Active, GroupStanding.Active, null, ChangeAction.Created, TestName = "Someone added is created")]
    [TestCase(UserStanding.Active, GroupStanding.Active, RosterStatus.Active, null, TestName = "Someone who is in it makes no row")]
    [TestCase(UserStanding.Active, GroupStanding.Active, RosterStatus.Archived, ChangeAction.Created, TestName = "Someone removed and added again is created")]
    [TestCase(UserStanding.Restored, GroupStanding.Active, RosterStatus.Active, ChangeAction.Restored, TestName = "Someone restored is back in his group")]
    [TestCase(UserStanding.Restored, GroupStanding.Active, RosterStatus.Archived, ChangeAction.Restored, TestName = "Someone restored is back where he had been removed")]
    [TestCase(UserStanding.Restored, GroupStanding.Active, null, ChangeAction.Created, TestName = "Someone restored is created where he never was")]
    [TestCase(UserStanding.Active, GroupStanding.Restored, RosterStatus.Active, ChangeAction.Restored, TestName = "A restored group has its members back")]
    [TestCase(UserStanding.Active, GroupStanding.Restored, null, ChangeAction.Created, TestName = "A restored group takes new members")]
    [TestCase(UserStanding.Inactive, GroupStanding.Active, null, null, TestName = "Memberships of someone inactive wait")]
    [TestCase(UserStanding.Inactive, GroupStanding.Active, RosterStatus.Active, null, TestName = "Memberships of someone inactive stay")]
    [TestCase(UserStanding.Active, GroupStanding.Failed, null, null, TestName = "Members of a group that failed wait for it")]
    [TestCase(UserStanding.OptedOut, GroupStanding.Active, null, ChangeAction.Protected, TestName = "Someone opted out is not added")]
    [TestCase(UserStanding.OptedOut, GroupStanding.Active, RosterStatus.Archived, ChangeAction.Protected, TestName = "Someone opted out is not added again")]
    [TestCase(UserStanding.OptedOut, GroupStanding.Active, RosterStatus.Active, null, TestName = "Someone opted out who is in it makes no row")]
    public void Joining(UserStanding user, GroupStanding group, RosterStatus? membership, ChangeAction? expected)
    {
        var change = MembershipPlanner.Plan(Case(inDirectory: true, membership), Decision(group), user);

        change?.Action.ShouldBe(expected!.Value);
        (change is null).ShouldBe(expected is null);
        change?.Error.ShouldBeNull();
    }

    [TestCase(null, ChangeAction.Created)]
    [TestCase(RosterStatus.Active, ChangeAction.Restored)]
    public void A_member_whose_own_row_fails_isnt_provisioned(RosterStatus? membership, ChangeAction expected)
    {
        var change = MembershipPlanner.Plan(Case(inDirectory: true, membership), Decision(GroupStanding.Active), UserStanding.Failed)!;

        (change.Action, change.Outcome, change.Error!.Code).ShouldBe((expected, ChangeOutcome.Failed, RowErrors.MemberNotProvisioned));
        change.Error.Remedy.ShouldContain("Ada");
    }

    [Test]
    public void A_member_whom_nobody_knows_is_an_error_that_names_the_value()
    {
        var unknown = new MembershipCase(Id(9), "Sales", null, "00u-nobody", null, InDirectory: true, UserExists: false, UserActive: false, null, null);

        var change = MembershipPlanner.Plan(unknown, Decision(GroupStanding.Active), null)!;

        (change.Action, change.Error!.Code, change.DirectoryId).ShouldBe((ChangeAction.Created, RowErrors.MemberNotProvisioned, null));
        change.Error.Remedy.ShouldContain("00u-nobody");
    }

    [TestCase(RosterStatus.Active, true, true, ChangeAction.Archived, TestName = "Someone removed is archived")]
    [TestCase(RosterStatus.Active, true, false, ChangeAction.Archived, TestName = "So is someone managed whom an admin had added by hand")]
    [TestCase(RosterStatus.Active, false, true, ChangeAction.Protected, TestName = "Someone opted out stays where a sync had added him")]
    [TestCase(RosterStatus.Active, false, false, null, TestName = "Someone opted out whom an admin had added is nobody's business")]
    [TestCase(RosterStatus.Archived, true, true, null, TestName = "Someone removed before makes no row")]
    [TestCase(null, true, true, null, TestName = "Someone who never was in it makes no row")]
    public void Leaving(RosterStatus? membership, bool userManaged, bool membershipManaged, ChangeAction? expected)
    {
        var left = Case(inDirectory: false, membership, membershipManaged) with { RosterUser = Twin with { ProvisioningManaged = userManaged } };

        var change = MembershipPlanner.Plan(left, Decision(GroupStanding.Active), userManaged ? UserStanding.Active : UserStanding.OptedOut);

        change?.Action.ShouldBe(expected!.Value);
        (change is null).ShouldBe(expected is null);
        change?.Warnings.ShouldBe(expected == ChangeAction.Protected ? [PlanWarnings.OptedOut] : []);
    }

    [TestCase(true, RosterStatus.Active, null, TestName = "Whom this sync doesn't plan stands as he is: active")]
    [TestCase(false, RosterStatus.Archived, UserStanding.Inactive, TestName = "Whom this sync doesn't plan stands as he is: inactive")]
    [TestCase(true, RosterStatus.Archived, UserStanding.Failed, TestName = "Whom this sync doesn't plan stands as he is: his row failed")]
    public void Unplanned(bool active, RosterStatus status, UserStanding? like)
    {
        var membership = Case(inDirectory: true, null) with { UserActive = active, RosterUser = Twin with { Status = status } };

        MembershipPlanner.Plan(membership, Decision(GroupStanding.Active), null)
            .ShouldBe(MembershipPlanner.Plan(membership, Decision(GroupStanding.Active), like ?? UserStanding.Active));
    }

    [Test]
    public void The_row_names_person_and_group_on_both_sides()
    {
        var change = MembershipPlanner.Plan(Case(inDirectory: true, null), Decision(GroupStanding.Active), UserStanding.Active)!;

        (change.Object, change.Name, change.Email, change.Group).ShouldBe((ChangeObject.Memberships, "Ada", "ada@corp.example", "Sales"));
        (change.DirectoryId, change.DirectoryGroupId, change.UserId, change.GroupId).ShouldBe((Id(1), Id(9), Twin.Id, Group.Id));
    }

    private static MembershipCase Case(bool inDirectory, RosterStatus? membership, bool managed = true) => new(
        Id(9), "Sales", Id(1), "Ada", "ada@corp.example", inDirectory, UserExists: true, UserActive: true, Twin,
        membership is { } status ? new RosterMembership { GroupId = Group.Id, UserId = Twin.Id, Status = status, Managed = managed } : null);

    private static GroupDecision Decision(GroupStanding standing) => new(Cast.Case(9, "Sales", Group), null, standing, standing == GroupStanding.Failed ? null : Group);
}

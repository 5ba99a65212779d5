using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using static Ksat.Provisioning.Domain.Tests.Planning.Cast;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>docs/product.md, "Groups".</summary>
[TestFixture]
internal sealed class GroupPlannerTests
{
    [Test]
    public void An_unknown_group_is_created()
    {
        var decision = Decide(Case(1, "Sales"));

        (decision.Change!.Action, decision.Change.Group, decision.Standing).ShouldBe((ChangeAction.Created, "Sales", GroupStanding.Active));
        decision.Change.Fields.ShouldBe([new FieldChange("name", null, "Sales")]);
        decision.RosterGroup.ShouldBeNull();
    }

    [Test]
    public void A_console_group_of_the_same_name_is_taken_over_without_a_row()
    {
        var group = ConsoleGroup("Sales");

        var decision = Decide(Case(1, "SALES", group));

        (decision.Change!.Action, decision.Change.GroupId).ShouldBe((ChangeAction.Linked, group.Id));
        decision.Change.Name.ShouldBe("Sales", "names compare without case");
    }

    [Test]
    public void A_group_that_agrees_makes_no_row() => Decide(Case(1, "sales", ConsoleGroup("Sales", Id(1)))).Change.ShouldBeNull();

    [Test]
    public void A_renamed_group_is_changed()
    {
        var group = ConsoleGroup("Sales", Id(1));

        var change = Decide(Case(1, "Selling", group)).Change!;

        (change.Action, change.GroupId).ShouldBe((ChangeAction.Changed, group.Id));
        change.Fields.ShouldBe([new FieldChange("name", "Sales", "Selling")]);
    }

    [TestCase("Sales", TestName = "An archived group is restored by its link")]
    [TestCase("Selling", TestName = "And renamed at once")]
    public void Restored(string displayName)
    {
        var group = ConsoleGroup("Sales", Id(1), RosterStatus.Archived);

        var decision = Decide(Case(1, displayName, group));

        (decision.Change!.Action, decision.Change.GroupId, decision.Change.Name, decision.Standing).ShouldBe((ChangeAction.Restored, group.Id, displayName, GroupStanding.Restored));
    }

    [Test]
    public void An_archived_group_of_the_same_name_is_restored_for_another_group() =>
        Decide(Case(2, "Sales", ConsoleGroup("Sales", Id(1), RosterStatus.Archived))).Change!.Action.ShouldBe(ChangeAction.Restored);

    [TestCase(128, null)]
    [TestCase(129, RowErrors.TooLong)]
    public void Names_have_at_most_128_characters(int length, string? code)
    {
        var decision = Decide(Case(1, new string('x', length)));

        decision.Change!.Error?.Code.ShouldBe(code!);
        (decision.Change.Error is null).ShouldBe(code is null);
        decision.Standing.ShouldBe(code is null ? GroupStanding.Active : GroupStanding.Failed);
    }

    [Test]
    public void A_group_that_cannot_take_its_new_name_goes_on_under_the_old_one()
    {
        var group = ConsoleGroup("Sales", Id(1));

        var decision = Decide(new GroupCase(Id(1), "Selling", group, ConsoleGroup("Selling"), null));

        decision.Change!.Error!.Code.ShouldBe(RowErrors.InvalidValue);
        decision.Change.Error.Remedy.ShouldContain("Selling");
        (decision.Standing, decision.RosterGroup).ShouldBe((GroupStanding.Active, group));
    }

    [Test]
    public void Two_groups_may_swap_names()
    {
        RosterGroup one = ConsoleGroup("One", Id(1)), two = ConsoleGroup("Two", Id(2));

        GroupPlanner.Plan([new GroupCase(Id(1), "Two", one, two, Id(2)), new GroupCase(Id(2), "One", two, one, Id(1))], [])
            .ShouldAllBe(decision => decision.Change!.Outcome == ChangeOutcome.Successful);
    }

    [TestCase(true, RosterStatus.Active, true)]
    [TestCase(true, RosterStatus.Archived, false)]
    [TestCase(false, RosterStatus.Active, false)]
    public void A_group_that_the_provider_deleted_is_archived_if_it_was_managed(bool managed, RosterStatus status, bool archived)
    {
        var group = ConsoleGroup("Sales", Id(1), status);
        group.Managed = managed;

        var change = GroupPlanner.Gone(group);

        (change?.Action == ChangeAction.Archived).ShouldBe(archived);
        (change is null).ShouldBe(!archived);
    }
}

using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using static Ksat.Provisioning.Domain.Tests.Planning.Cast;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>docs/product.md, "Matching" and "Absence".</summary>
[TestFixture]
internal sealed class UserPlannerTests
{
    [Test]
    public void Someone_unknown_is_created_with_all_his_fields()
    {
        var change = Decide(Case(Person(1, "New@corp.example", true, ("firstName", "Ada"), ("lastName", "Byron"), ("department", "Sales"), ("comment", null)))).Change!;

        change.Action.ShouldBe(ChangeAction.Created);
        change.Outcome.ShouldBe(ChangeOutcome.Successful);
        change.UserId.ShouldBeNull();
        change.DirectoryId.ShouldBe(Id(1));
        (change.Name, change.Email).ShouldBe(("Ada Byron", "New@corp.example"));
        change.Fields.ShouldBe(
        [
            new FieldChange("email", null, "New@corp.example"), new FieldChange("firstName", null, "Ada"),
            new FieldChange("lastName", null, "Byron"), new FieldChange("department", null, "Sales"),
        ]);
    }

    [Test]
    public void Someone_who_was_never_active_and_matches_nobody_makes_no_row()
    {
        var decision = Decide(Case(Person(1, "new@corp.example", active: false)));

        decision.Change.ShouldBeNull();
        decision.Standing.ShouldBe(UserStanding.Inactive);
    }

    [Test]
    public void A_match_by_address_is_taken_over_without_a_row_where_the_fields_agree()
    {
        var change = Decide(Case(Person(1, "A@Corp.example", true, ("firstName", "Ada")), Console("a@corp.example", with: user => user.FirstName = "Ada"))).Change!;

        change.Action.ShouldBe(ChangeAction.Linked);
        change.Fields.ShouldBeEmpty();
        change.IsApplied.ShouldBeTrue();
    }

    [Test]
    public void A_match_by_address_is_changed_not_doubled()
    {
        var user = Console("a@corp.example", with: one => one.FirstName = "Old");

        var change = Decide(Case(Person(1, "a@corp.example", true, ("firstName", "Ada")), user)).Change!;

        (change.Action, change.UserId).ShouldBe((ChangeAction.Changed, user.Id));
        change.Fields.ShouldBe([new FieldChange("firstName", "Old", "Ada")]);
    }

    [Test]
    public void The_link_comes_before_the_address()
    {
        var linked = Console("old@corp.example", Id(1));
        var userCase = new UserCase(Person(1, "new@corp.example"), linked, Console("new@corp.example"), null, false);

        var change = Decide(userCase).Change!;

        change.UserId.ShouldBe(linked.Id);
        change.Error!.Code.ShouldBe(RowErrors.EmailAmbiguous);
    }

    [Test]
    public void A_changed_userName_is_an_email_change_in_place()
    {
        var user = Console("old@corp.example", Id(1));

        var change = Decide(Case(Person(1, "new@corp.example"), user)).Change!;

        (change.Action, change.UserId, change.Email).ShouldBe((ChangeAction.Changed, user.Id, "new@corp.example"));
        change.Fields.ShouldBe([new FieldChange("email", "old@corp.example", "new@corp.example")]);
    }

    [Test]
    public void A_change_of_letter_case_only_is_no_change() =>
        Decide(Case(Person(1, "ADA@corp.example"), Console("ada@corp.example", Id(1)))).Change.ShouldBeNull();

    [Test]
    public void An_archived_match_is_restored_with_his_fields_and_his_id()
    {
        var user = ArchivedConsole("a@corp.example", Id(1));

        var decision = Decide(Case(Person(1, "a@corp.example", true, ("jobTitle", "Lead")), user));

        (decision.Change!.Action, decision.Change.UserId, decision.Standing).ShouldBe((ChangeAction.Restored, user.Id, UserStanding.Restored));
        decision.Change.Fields.ShouldBe([new FieldChange("jobTitle", null, "Lead")]);
        decision.Change.Warnings.ShouldBeEmpty();
    }

    [TestCase(RosterStatus.Archived, "a@corp.example", TestName = "An archived address that passes to another account warns")]
    [TestCase(RosterStatus.Active, "a@corp.example", TestName = "So does one whose account was made anew before a sync")]
    public void Another_account(RosterStatus status, string address)
    {
        var user = Console(address, Id(2), one => one.Status = status);

        var change = Decide(Case(Person(1, address, true, ("firstName", "New")), user)).Change!;

        change.Outcome.ShouldBe(ChangeOutcome.Successful);
        change.Warnings.ShouldBe([PlanWarnings.AnotherAccount]);
    }

    [Test]
    public void An_archived_user_who_was_never_linked_is_restored_without_a_warning() =>
        Decide(Case(Person(1, "a@corp.example"), ArchivedConsole("a@corp.example"))).Change!.Warnings.ShouldBeEmpty();

    [Test]
    public void The_same_account_made_anew_is_restored_without_a_warning()
    {
        var user = Console("a@corp.example", Id(2), one => (one.Status, one.LinkedExternalId) = (RosterStatus.Archived, $"external-{Id(1)}"));

        Decide(Case(Person(1, "a@corp.example"), user)).Change!.Warnings.ShouldBeEmpty();
    }

    [TestCase(true, TestName = "Someone deactivated is archived by his link")]
    [TestCase(false, TestName = "Someone inactive is archived by his address")]
    public void Deactivated(bool linked)
    {
        var user = Console("a@corp.example", linked ? Id(1) : null, one => one.FirstName = "Ada");

        var decision = Decide(Case(Person(1, "a@corp.example", false, ("firstName", "Other"), ("jobTitle", null)), user));

        (decision.Change!.Action, decision.Change.Name, decision.Standing).ShouldBe((ChangeAction.Archived, "Ada", UserStanding.Inactive));
        decision.Change.Fields.ShouldBeEmpty();
    }

    [Test]
    public void Fields_and_address_of_someone_inactive_wait_for_his_return()
    {
        var user = ArchivedConsole("old@corp.example", Id(1));

        Decide(Case(Person(1, "new@corp.example", false, ("firstName", "New")), user)).Change.ShouldBeNull();
        Decide(Case(Person(1, "new@corp.example", true, ("firstName", "New")), user)).Change!.Fields
            .ShouldBe([new FieldChange("email", "old@corp.example", "new@corp.example"), new FieldChange("firstName", null, "New")]);
    }

    [TestCase(true, true, ChangeAction.Protected, TestName = "An admin is not archived")]
    [TestCase(false, false, ChangeAction.Protected, TestName = "Someone opted out is not archived")]
    [TestCase(true, false, ChangeAction.Protected, TestName = "An opted-out admin is not archived")]
    [TestCase(false, true, ChangeAction.Archived, TestName = "Anyone else is archived")]
    public void Who_is_archived(bool admin, bool managed, ChangeAction expected)
    {
        var user = Console("a@corp.example", Id(1), one => (one.Admin, one.ProvisioningManaged) = (admin, managed));

        Decide(Case(Person(1, "a@corp.example", active: false), user)).Change!.Action.ShouldBe(expected);
        UserPlanner.Absent(user)!.Action.ShouldBe(expected);
    }

    [TestCase(true, PlanWarnings.Admin, TestName = "A Protected row says that the user is an admin")]
    [TestCase(false, PlanWarnings.OptedOut, TestName = "A Protected row says that the user is opted out")]
    public void Protected(bool managed, string because)
    {
        var user = Console("a@corp.example", Id(1), one => (one.Admin, one.ProvisioningManaged) = (true, managed));

        Decide(Case(Person(1, "a@corp.example", active: false), user)).Change!.Warnings.ShouldBe([because]);
        UserPlanner.Absent(user)!.Warnings.ShouldBe([because]);
    }

    [Test]
    public void An_absent_user_who_is_archived_already_makes_no_row()
    {
        UserPlanner.Absent(ArchivedConsole("a@corp.example")).ShouldBeNull();
        UserPlanner.Absent(Console("a@corp.example", with: user => (user.Status, user.ProvisioningManaged) = (RosterStatus.Archived, false))).ShouldBeNull();
    }

    [Test]
    public void An_absent_users_row_names_him_and_his_former_account()
    {
        var change = UserPlanner.Absent(Console("a@corp.example", Id(1), user => (user.LastName, user.ManagerEmail) = ("Byron", "boss@corp.example")))!;

        (change.Name, change.Email, change.Manager, change.DirectoryId).ShouldBe(("Byron", "a@corp.example", "boss@corp.example", Id(1)));
    }

    [Test]
    public void An_admin_is_changed_and_restored_like_anyone()
    {
        var admin = Console("a@corp.example", Id(1), user => user.Admin = true);
        Decide(Case(Person(1, "a@corp.example", true, ("firstName", "Ada")), admin)).Change!.Action.ShouldBe(ChangeAction.Changed);

        admin.Status = RosterStatus.Archived;
        Decide(Case(Person(1, "a@corp.example"), admin)).Change!.Action.ShouldBe(ChangeAction.Restored);
    }

    [TestCase(RosterStatus.Active, "Ada", null, TestName = "Where nothing would happen, someone opted out makes no row")]
    [TestCase(RosterStatus.Active, "New", ChangeAction.Protected, TestName = "His fields are left alone")]
    [TestCase(RosterStatus.Archived, "Ada", ChangeAction.Protected, TestName = "He is not restored")]
    public void Opted_out(RosterStatus status, string firstName, ChangeAction? expected)
    {
        var user = Console("a@corp.example", Id(1), one => (one.ProvisioningManaged, one.Status, one.FirstName) = (false, status, "Ada"));

        var decision = Decide(Case(Person(1, "a@corp.example", true, ("firstName", firstName)), user));

        decision.Standing.ShouldBe(UserStanding.OptedOut);
        decision.Change?.Action.ShouldBe(expected!.Value);
        (decision.Change is null).ShouldBe(expected is null);
        decision.Change?.IsApplied.ShouldBeFalse();
    }

    [Test]
    public void Someone_opted_out_keeps_his_address_in_the_row()
    {
        var user = Console("old@corp.example", Id(1), one => one.ProvisioningManaged = false);

        var change = Decide(Case(Person(1, "new@corp.example"), user)).Change!;

        (change.Action, change.Email).ShouldBe((ChangeAction.Protected, "old@corp.example"));
        change.Fields.ShouldBe([new FieldChange("email", "old@corp.example", "new@corp.example")]);
    }

    [Test]
    public void A_match_by_address_to_someone_opted_out_isnt_linked() =>
        Decide(Case(Person(1, "a@corp.example"), Console("a@corp.example", with: user => user.ProvisioningManaged = false))).Change.ShouldBeNull();
}

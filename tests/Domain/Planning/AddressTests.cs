using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using static Ksat.Provisioning.Domain.Tests.Planning.Cast;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>docs/product.md, "Addresses".</summary>
[TestFixture]
internal sealed class AddressTests
{
    private const string Tombstone = "0123456789abcdef0123456789ABCDEFada@corp.example";

    [TestCase("ada", RowErrors.InvalidEmail, "No valid email addresses")]
    [TestCase("", RowErrors.InvalidEmail, "No valid email addresses")]
    [TestCase("ada@other.example", RowErrors.DomainNotAllowed, "No valid email addresses")]
    [TestCase("ada@sub.corp.example", RowErrors.DomainNotAllowed, "No valid email addresses")]
    public void A_bad_address_fails_its_row(string userName, string code, string message)
    {
        var decision = Decide(Case(Person(1, userName)), "corp.example");

        (decision.Change!.Action, decision.Change.Outcome).ShouldBe((ChangeAction.Created, ChangeOutcome.Failed));
        (decision.Change.Error!.Code, decision.Change.Error.Message).ShouldBe((code, message));
        decision.Change.Error.Remedy.ShouldNotBeEmpty();
        decision.Standing.ShouldBe(UserStanding.Failed);
        decision.Change.IsApplied.ShouldBeFalse();
    }

    [Test]
    public void An_address_over_the_limit_of_texts_says_so() =>
        Decide(Case(Person(1, new string('a', 250) + "@corp.example"))).Change!.Error!.Code.ShouldBe(RowErrors.TooLong);

    [Test]
    public void Domains_compare_without_case() => Decide(Case(Person(1, "ada@CORP.example")), "Corp.Example").Change!.Error.ShouldBeNull();

    [Test]
    public void An_empty_list_allows_every_domain() => Decide(Case(Person(1, "ada@anywhere.example"))).Change!.Error.ShouldBeNull();

    [Test]
    public void A_changed_field_of_someone_outside_the_domains_fails_too()
    {
        var decision = Decide(Case(Person(1, "a@old.example", true, ("firstName", "Ada")), Console("a@old.example", Id(1))), "corp.example");

        decision.Change!.Error!.Code.ShouldBe(RowErrors.DomainNotAllowed);
        decision.Standing.ShouldBe(UserStanding.Active, "he is on the roster, and stays there");
    }

    [Test]
    public void Someone_outside_the_domains_is_archived_all_the_same() =>
        Decide(Case(Person(1, "a@old.example", active: false), Console("a@old.example", Id(1))), "corp.example").Change!.Error.ShouldBeNull();

    [TestCase(true, null, true, TestName = "Taking an address of another tenant to a new user fails")]
    [TestCase(true, RosterStatus.Archived, true, TestName = "Restoring someone whose address another tenant has fails")]
    [TestCase(true, RosterStatus.Active, false, TestName = "Whoever has the address already keeps it")]
    [TestCase(false, null, false, TestName = "Where nobody else has it, all is well")]
    public void Used_elsewhere(bool usedElsewhere, RosterStatus? status, bool fails)
    {
        var user = status is null ? null : Console("a@corp.example", Id(1), one => one.Status = status.Value);

        var change = Decide(Case(Person(1, "a@corp.example", true, ("firstName", "Ada")), user) with { UsedElsewhere = usedElsewhere }).Change!;

        change.Error?.Code.ShouldBe(RowErrors.EmailUsedElsewhere);
        change.Error?.Message.ShouldBe("Email addresses already used");
        (change.Error is not null).ShouldBe(fails);
    }

    [TestCase(RosterStatus.Active, true, "console user Ada Byron (a@corp.example)")]
    [TestCase(RosterStatus.Archived, true, "archived console user Ada Byron (a@corp.example)")]
    [TestCase(RosterStatus.Active, false, "opted-out console user Ada Byron (a@corp.example)")]
    public void An_address_that_another_user_keeps_is_ambiguous_and_he_is_named(RosterStatus status, bool managed, string named)
    {
        var keeper = Console("a@corp.example", with: user =>
            (user.FirstName, user.LastName, user.Status, user.ProvisioningManaged) = ("Ada", "Byron", status, managed));

        var error = Decide(new UserCase(Person(1, "a@corp.example"), Console("b@corp.example", Id(1)), keeper, null, false)).Change!.Error!;

        (error.Code, error.Message).ShouldBe((RowErrors.EmailAmbiguous, "Email addresses already used"));
        error.Remedy.ShouldContain(named);
    }

    [Test]
    public void Of_two_for_one_console_user_the_one_with_the_link_wins()
    {
        var user = Console("a@corp.example", Id(1));
        var holdsLink = new UserCase(Person(1, "A@corp.example", true, ("firstName", "Ada")), user, user, null, false);
        var comesLater = new UserCase(Person(2, "a@corp.example"), null, user, Id(1), false);

        var decisions = Decide([comesLater, holdsLink]);

        decisions[0].Change!.Error!.Code.ShouldBe(RowErrors.EmailAmbiguous);
        decisions[1].Change!.Outcome.ShouldBe(ChangeOutcome.Successful);
    }

    [Test]
    public void Two_people_may_swap_addresses()
    {
        RosterUser one = Console("one@corp.example", Id(1)), two = Console("two@corp.example", Id(2));

        var decisions = Decide(
        [
            new UserCase(Person(1, "two@corp.example"), one, two, Id(2), false),
            new UserCase(Person(2, "one@corp.example"), two, one, Id(1), false),
        ]);

        decisions.ShouldAllBe(decision => decision.Change!.Outcome == ChangeOutcome.Successful && decision.Change.Action == ChangeAction.Changed);
    }

    [Test]
    public void A_newcomer_may_take_what_another_gives_up_in_the_same_sync()
    {
        var user = Console("info@corp.example", Id(1));

        var decisions = Decide(
        [
            new UserCase(Person(2, "info@corp.example"), null, user, Id(1), false),
            new UserCase(Person(1, "ada@corp.example"), user, null, null, false),
        ]);

        decisions.Select(decision => decision.Change!.Outcome).ShouldBe([ChangeOutcome.Successful, ChangeOutcome.Successful]);
        decisions[0].Change!.Action.ShouldBe(ChangeAction.Created);
    }

    [Test]
    public void Where_the_end_of_a_chain_fails_all_that_wait_for_it_fail()
    {
        var users = Enumerable.Range(0, 4).Select(number => Console($"{number}@corp.example", Id(number))).ToArray();
        var chain = users[1..].Select((user, index) => new UserCase(Person(index + 1, $"{index}@corp.example"), user, users[index], Id(index), false));
        var blocked = new UserCase(Person(0, "not an address"), users[0], null, null, false);

        var decisions = Decide([.. chain, blocked]);

        decisions.ShouldAllBe(decision => decision.Change!.Outcome == ChangeOutcome.Failed);
        decisions.Select(decision => decision.Change!.Error!.Code).Distinct().ShouldBe([RowErrors.EmailAmbiguous, RowErrors.InvalidEmail]);
    }

    [Test]
    public void A_neighbour_outside_this_sync_settles_who_may_take_what()
    {
        var user = Console("info@corp.example", Id(1));
        var newcomer = new UserCase(Person(2, "info@corp.example"), null, user, Id(1), false);
        var planner = new UserPlanner(new PlanPolicy(new HashSet<string>()));

        planner.Plan([newcomer], [])[0].Change!.Outcome.ShouldBe(ChangeOutcome.Failed, "an owner who isn't known to move keeps his address");
        planner.Plan([newcomer], [new UserCase(Person(1, "ada@corp.example"), user, null, null, false)])
            .ShouldHaveSingleItem().Change!.Outcome.ShouldBe(ChangeOutcome.Successful);
    }

    [Test]
    public void Entras_tombstone_never_becomes_the_address()
    {
        var user = Console("ada@corp.example", Id(1));

        Decide(Case(Person(1, Tombstone), user)).Change.ShouldBeNull();
        Decide(Case(Person(1, Tombstone, active: false), user)).Change!.Email.ShouldBe("ada@corp.example");
        Decide(Case(Person(1, Tombstone))).Change!.Error!.Code.ShouldBe(RowErrors.InvalidEmail);
    }
}

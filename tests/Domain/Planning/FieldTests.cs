using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using static Ksat.Provisioning.Domain.Tests.Planning.Cast;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>docs/product.md, "Fields".</summary>
[TestFixture]
internal sealed class FieldTests
{
    [Test]
    public void A_field_without_claim_is_left_alone() =>
        Decide(Case(Person(1, "a@corp.example"), Console("a@corp.example", Id(1), user => user.Department = "Sales"))).Change.ShouldBeNull();

    [TestCase(null)]
    [TestCase("")]
    public void A_cleared_field_is_emptied(string? text)
    {
        var change = Decide(Case(Person(1, "a@corp.example", true, ("department", text)), Console("a@corp.example", Id(1), user => user.Department = "Sales"))).Change!;

        change.Fields.ShouldBe([new FieldChange("department", "Sales", null)]);
    }

    [Test]
    public void Clearing_what_is_empty_makes_no_row() =>
        Decide(Case(Person(1, "a@corp.example", true, ("department", null)), Console("a@corp.example", Id(1), user => user.Department = ""))).Change.ShouldBeNull();

    [Test]
    public void A_language_that_the_user_chose_is_never_overwritten()
    {
        var user = Console("a@corp.example", Id(1), one => (one.Language, one.LanguageChosenByUser) = ("fr", true));
        Decide(Case(Person(1, "a@corp.example", true, ("language", "en")), user)).Change.ShouldBeNull();
        Decide(Case(Person(1, "a@corp.example", true, ("language", null)), user)).Change.ShouldBeNull();

        user.LanguageChosenByUser = false;
        Decide(Case(Person(1, "a@corp.example", true, ("language", "en")), user)).Change!.Fields.ShouldBe([new FieldChange("language", "fr", "en")]);
    }

    private static IEnumerable<TestCaseData> Limits =>
        from one in RosterFields.All
        where one.Kind == FieldKind.Text
        select new TestCaseData(one.Name, one.Name == "comment" ? 1024 : 255).SetArgDisplayNames(one.Name);

    [TestCaseSource(nameof(Limits))]
    public void A_text_over_its_limit_fails_the_row_and_is_never_cut(string field, int most)
    {
        Decide(Case(Person(1, "a@corp.example", true, (field, new string('x', most))))).Change!.Error.ShouldBeNull();

        var change = Decide(Case(Person(1, "a@corp.example", true, (field, new string('x', most + 1)), ("firstName", "Ada")))).Change!;
        change.Error!.Code.ShouldBe(RowErrors.TooLong);
        change.Error.Remedy.ShouldContain($"{most + 1}");
    }

    private static IEnumerable<string> Dates => from one in RosterFields.All where one.Kind == FieldKind.Date select one.Name;

    [TestCaseSource(nameof(Dates))]
    public void A_wrong_date_fails_the_row_and_the_error_names_field_and_value(string field)
    {
        var change = Decide(Case(Person(1, "a@corp.example", true, (field, "2022-04-04")))).Change!;

        change.Error!.Code.ShouldBe(RowErrors.InvalidDate);
        change.Error.Remedy.ShouldContain("2022-04-04");
        change.Error.Remedy.ShouldContain(RosterFields.Find(field)!.CsvHeader ?? field);
        Decide(Case(Person(1, "a@corp.example", true, (field, "2022-04-04T04:23:30Z")))).Change!.Error.ShouldBeNull();
    }

    [Test]
    public void The_fields_with_dates_are_these() =>
        Dates.ShouldBe(["employeeStartDate", "customDate1", "customDate2", "outOfOfficeEnd", "lastPasswordChange"]);

    [Test]
    public void The_same_moment_in_another_spelling_is_no_change() =>
        Decide(Case(Person(1, "a@corp.example", true, ("customDate1", "2022-04-04T06:23:30.0+02:00")), Console("a@corp.example", Id(1), user => user.CustomDate1 = "2022-04-04T04:23:30Z")))
            .Change.ShouldBeNull();

    [TestCase("Student", "student")]
    [TestCase("USER", "user")]
    public void User_types_come_in_any_case(string sent, string kept) =>
        Decide(Case(Person(1, "a@corp.example", true, ("userType", sent)))).Change!.Fields.ShouldContain(new FieldChange("userType", null, kept));

    [Test]
    public void An_unknown_user_type_fails_the_row() =>
        Decide(Case(Person(1, "a@corp.example", true, ("userType", "boss")))).Change!.Error!.Code.ShouldBe(RowErrors.InvalidValue);

    [Test]
    public void Of_several_errors_the_gravest_is_told_whatever_their_order()
    {
        (string, string?)[] claims = [("userType", "boss"), ("customDate1", "today"), ("firstName", new string('x', 300))];

        Decide(Case(Person(1, "a@corp.example", true, claims))).Change!.Error!.Code.ShouldBe(RowErrors.TooLong);
        Decide(Case(Person(1, "a@corp.example", true, [.. claims.Reverse()]))).Change!.Error!.Code.ShouldBe(RowErrors.TooLong);
        Decide(Case(Person(1, "nobody", true, claims))).Change!.Error!.Code.ShouldBe(RowErrors.InvalidEmail);
    }

    [Test]
    public void A_wrong_field_makes_a_failed_row_even_where_nothing_else_changes()
    {
        var decision = Decide(Case(Person(1, "a@corp.example", true, ("customDate1", "today")), Console("a@corp.example", Id(1))));

        (decision.Change!.Action, decision.Change.Outcome, decision.Standing).ShouldBe((ChangeAction.Changed, ChangeOutcome.Failed, UserStanding.Active));
    }

    [Test]
    public void A_manager_who_matches_nobody_is_a_warning_and_leaves_the_field_alone()
    {
        var user = Console("a@corp.example", Id(1), one => one.ManagerEmail = "boss@corp.example");
        var person = Person(1, "a@corp.example", true, ("managerEmail", "00u9"), ("firstName", "Ada")) with { UnresolvedManager = "00u9" };

        var change = Decide(Case(person, user)).Change!;

        change.Outcome.ShouldBe(ChangeOutcome.Successful);
        change.Fields.ShouldBe([new FieldChange("firstName", null, "Ada")]);
        change.Warnings.ShouldHaveSingleItem().ShouldContain("00u9");
    }

    [Test]
    public void A_manager_whose_userName_is_no_address_is_a_warning_too()
    {
        var change = Decide(Case(Person(1, "a@corp.example", true, ("managerEmail", "boss"), ("firstName", "Ada")))).Change!;

        change.Fields.Select(field => field.Field).ShouldBe(["email", "firstName"]);
        change.Warnings.ShouldHaveSingleItem().ShouldContain("boss");
    }

    [Test]
    public void A_managers_address_in_another_letter_case_is_no_change() =>
        Decide(Case(Person(1, "a@corp.example", true, ("managerEmail", "Boss@Corp.example")), Console("a@corp.example", Id(1), user => user.ManagerEmail = "boss@corp.example")))
            .Change.ShouldBeNull();

    [Test]
    public void The_row_shows_the_manager_as_he_will_be()
    {
        var user = Console("a@corp.example", Id(1), one => (one.ManagerName, one.ManagerEmail) = ("Old Boss", "old@corp.example"));

        Decide(Case(Person(1, "a@corp.example", true, ("managerName", "New Boss")), user)).Change!.Manager.ShouldBe("New Boss");
        Decide(Case(Person(1, "a@corp.example", true, ("managerName", null), ("managerEmail", "new@corp.example")), user)).Change!.Manager.ShouldBe("new@corp.example");
    }

    [TestCase("Ada", "Byron", "Ada Byron")]
    [TestCase(null, "Byron", "Byron")]
    [TestCase(null, null, "Display Name")]
    public void Without_a_name_the_row_shows_the_display_name(string? first, string? last, string shown) =>
        Decide(Case(Person(1, "a@corp.example", true, ("firstName", first), ("lastName", last)))).Change!.Name.ShouldBe(shown);
}

using System.Globalization;
using CsvHelper;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Reports.Tests;

/// <summary>docs/api.md, "Changes".</summary>
[TestFixture]
internal sealed class ReportRowTests
{
    private static readonly PlannedChange[] Rows =
    [
        Row(ChangeObject.Users, ChangeAction.Created, "Ada Byron", "ada@corp.example"),
        Row(ChangeObject.Users, ChangeAction.Changed, "Straße 100%_", "strasse@corp.example") with
        {
            Fields = [new FieldChange("department", "Sales", "=1+1"), new FieldChange("jobTitle", null, "Lead"), new FieldChange("comment", "x", null)],
            Warnings = ["One.", "Two."],
        },
        Row(ChangeObject.Users, ChangeAction.Changed, "-Eve", "eve@corp.example") with
        {
            Outcome = ChangeOutcome.Failed,
            Error = new RowError(RowErrors.DomainNotAllowed, "No valid email addresses", "Mend it."),
        },
        Row(ChangeObject.Users, ChangeAction.Linked, "Linked Only", "linked@corp.example"),
        Row(ChangeObject.Users, ChangeAction.Held, "Bob", "bob@corp.example") with { HeldAs = ChangeAction.Archived },
        Row(ChangeObject.Groups, ChangeAction.Created, "Sales", null) with { Group = "Sales" },
        Row(ChangeObject.Memberships, ChangeAction.Archived, "Ada Byron", "ada@corp.example") with { Group = "Büro" },
    ];

    private static IEnumerable<ChangeFilter> Filters =>
    [
        new(),
        new(Object: "USERS"),
        new(Object: "memberships"),
        new(Action: "changed"),
        new(Action: "Held"),
        new(Outcome: "Failed"),
        new(Search: "BYRON"),
        new(Search: "büro"),
        new(Search: " corp.example "),
        new(Search: "100%_"),
        new(Search: "%"),
        new(Search: "_"),
        new(Search: "nobody"),
        new("users", "created", "successful", "ada"),
    ];

    private Archive _archive = null!;
    private Guid _report, _pruned;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _archive = await Archive.OpenAsync();
        _report = await _archive.AddAsync(rows: Rows);
        _pruned = await _archive.AddAsync(sync => (sync.TestMode, sync.DetailsKept) = (true, false));
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _archive.DisposeAsync();

    [TestCaseSource(nameof(Filters))]
    public async Task The_database_and_a_preview_answer_a_filter_alike(ChangeFilter filter)
    {
        var expected = Rows.Where(row => row.Action != ChangeAction.Linked && filter.Admits(row)).ToArray();

        var found = (await _archive.AskAsync(new FindChanges(_report, filter, PageRequest.First))).Value;

        found.Items.Select(row => (row.Object, row.Name)).ShouldBe(expected.Select(row => (row.Object.ToString(), row.Name)), Letters);
        found.Total.ShouldBe(expected.Length);
        (expected.Length == 0).ShouldBe(filter.Search == "nobody");
    }

    [Test]
    public async Task Pages_follow_the_order_of_the_plan()
    {
        var page = (await _archive.AskAsync(new FindChanges(_report, new ChangeFilter(), new PageRequest(2, 2)))).Value;

        page.Items.Select(row => row.Name).ShouldBe(["-Eve", "Bob"]);
        page.Total.ShouldBe(6);
    }

    [TestCase("people", null, null, "object")]
    [TestCase(null, "linked", null, "action")]
    [TestCase(null, "deleted", null, "action")]
    [TestCase(null, null, "ok", "outcome")]
    public async Task An_unknown_value_is_an_error_of_its_filter(string? kind, string? action, string? outcome, string field)
    {
        var filter = new ChangeFilter(kind, action, outcome);

        (await _archive.AskAsync(new FindChanges(_report, filter, PageRequest.First))).Fault!.Errors!.Keys.ShouldBe([field]);
        (await _archive.AskAsync(new PreviewChanges(filter, PageRequest.First))).Fault!.Errors!.Keys.ShouldBe([field]);
    }

    [Test]
    public async Task A_row_shows_all_that_an_admin_needs()
    {
        var rows = (await _archive.AskAsync(new FindChanges(_report, new ChangeFilter(), PageRequest.First))).Value.Items;

        (rows[1].Object, rows[1].Action, rows[1].Outcome).ShouldBe(("users", "changed", "successful"));
        rows[1].Fields.ShouldBe(Rows[1].Fields);
        rows[1].Warnings.ShouldBe(["One.", "Two."]);
        (rows[2].Outcome, rows[2].Error).ShouldBe(("failed", Rows[2].Error));
        (rows[3].Action, rows[3].HeldAs).ShouldBe(("held", "archived"));
        rows[0].HeldAs.ShouldBeNull();
    }

    [Test]
    public async Task Of_a_pruned_report_the_rows_are_gone()
    {
        (await _archive.AskAsync(new FindChanges(_pruned, new ChangeFilter(), PageRequest.First))).Fault!.Kind.ShouldBe(FaultKind.Gone);
        (await _archive.AskAsync(new DownloadReport(_pruned))).Fault!.Kind.ShouldBe(FaultKind.Gone);
        (await _archive.AskAsync(new GetSync(_pruned))).Value.DetailsKept.ShouldBeFalse();
    }

    [Test]
    public async Task A_download_has_every_row_and_no_cell_that_a_spreadsheet_would_run()
    {
        var text = await _archive.AskAsync(new DownloadReport(_report), async report =>
        {
            await using var writer = new StringWriter(CultureInfo.InvariantCulture);
            await ReportCsv.WriteAsync(writer, report.Value.Changes, CancellationToken.None);
            return writer.ToString();
        });

        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        var lines = csv.GetRecords<dynamic>().Select(line => (IDictionary<string, object>)line).ToArray();
        lines.Select(line => line["Name"]).ShouldBe(["Ada Byron", "Straße 100%_", "'-Eve", "Bob", "Sales", "Ada Byron"]);
        lines[1]["Changed Fields"].ShouldBe("department: Sales → =1+1; jobTitle: (empty) → Lead; comment: x → (empty)");
        lines[1]["Warnings"].ShouldBe("One. Two.");
        (lines[2]["Error"], lines[2]["Message"], lines[2]["Remedy"]).ShouldBe((RowErrors.DomainNotAllowed, "No valid email addresses", "Mend it."));
        lines[3]["Held As"].ShouldBe("archived");
        lines[5]["Group"].ShouldBe("Büro");
    }

    private static PlannedChange Row(ChangeObject kind, ChangeAction action, string name, string? email) => new() { Object = kind, Action = action, Name = name, Email = email };

    private static readonly IEqualityComparer<(string Object, string Name)> Letters = EqualityComparer<(string Object, string Name)>.Create(
        (one, other) => one.Name == other.Name && one.Object.Equals(other.Object, StringComparison.OrdinalIgnoreCase));
}

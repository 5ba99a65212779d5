using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Reports.Tests;

[TestFixture]
public sealed class ReportQueriesTests
{
    private ProvisioningApplication application = null!;
    private TestTenant tenant = null!;

    [SetUp]
    public async Task StartAsync()
    {
        application = await ProvisioningApplication.StartAsync(services => services.AddProvisioningReports());
        tenant = await application.AddTenantAsync();
    }

    [TearDown]
    public async Task StopAsync() => await application.DisposeAsync();

    [Test]
    public async Task Syncs_are_listed_newest_first_and_filtered_without_regard_to_case()
    {
        var (first, second) = (await AddAsync(testMode: true), await AddAsync(testMode: false));

        (await AskAsync(new FindSyncs(PageRequest.First))).Items.Select(sync => sync.Id).ShouldBe([second, first]);
        (await AskAsync(new FindSyncs(PageRequest.First, "scim", "COMPLETED", "True"))).Items.Select(sync => sync.Id).ShouldBe([first]);
        (await AskAsync(new FindSyncs(new PageRequest(2, 1)))).Items.Select(sync => sync.Id).ShouldBe([first]);
    }

    [TestCase(null, "Nonsense", null, "status")]
    [TestCase("LDAP", null, null, "service")]
    [TestCase(null, null, "maybe", "testMode")]
    [TestCase(null, "1", null, "status")]
    public async Task An_unknown_value_of_a_filter_is_an_error(string? service, string? status, string? testMode, string field)
    {
        var fault = (await TryAsync(new FindSyncs(PageRequest.First, service, status, testMode))).Fault;

        (fault!.Kind, fault.Errors!.Keys.Single()).ShouldBe((FaultKind.Invalid, field));
    }

    [Test]
    public async Task Rows_are_found_by_object_action_outcome_and_text()
    {
        var sync = await AddAsync(
            testMode: false,
            Row(ChangeObject.Users, ChangeAction.Created, "Anna Berg", "anna@acme.example"),
            Row(ChangeObject.Users, ChangeAction.Archived, "Ben", "ben@acme.example", ChangeOutcome.Failed),
            Row(ChangeObject.Groups, ChangeAction.Created, "Söhne", null),
            Row(ChangeObject.Users, ChangeAction.Linked, "Cleo", "cleo@acme.example"));

        (await RowsAsync(sync)).ShouldBe(["Anna Berg", "Ben", "Söhne"]);
        (await RowsAsync(sync, new ChangeFilter("USERS"))).ShouldBe(["Anna Berg", "Ben"]);
        (await RowsAsync(sync, new ChangeFilter(Action: "archived", Outcome: "failed"))).ShouldBe(["Ben"]);
        (await RowsAsync(sync, new ChangeFilter(Search: "söHNE"))).ShouldBe(["Söhne"]);
        (await RowsAsync(sync, new ChangeFilter(Search: "%"))).ShouldBeEmpty();
        (await TryAsync(new FindChanges(sync, new ChangeFilter(Action: "linked"), PageRequest.First))).Fault!.Errors!.Keys.ShouldBe(["action"]);
        (await TryAsync(new FindChanges(Ids.New(application.Clock), new ChangeFilter(), PageRequest.First))).Fault!.Kind.ShouldBe(FaultKind.NotFound);
    }

    [Test]
    public async Task The_rows_of_a_pruned_report_are_gone()
    {
        var sync = await AddAsync(testMode: true, change: report => report.DetailsKept = false);

        (await AskAsync(new GetSync(sync))).DetailsKept.ShouldBeFalse();
        (await TryAsync(new FindChanges(sync, new ChangeFilter(), PageRequest.First))).Fault!.Kind.ShouldBe(FaultKind.Gone);
        (await TryAsync(new DownloadReport(sync))).Fault!.Kind.ShouldBe(FaultKind.Gone);
    }

    [Test]
    public async Task A_csv_holds_no_formulas()
    {
        var sync = await AddAsync(testMode: false, Row(ChangeObject.Users, ChangeAction.Created, "=1+1", "@a@acme.example"));
        var text = await application.AsAsync(tenant, async services =>
        {
            var report = (await services.GetRequiredService<ISender>().SendAsync(new DownloadReport(sync), CancellationToken.None)).Value;
            using var writer = new StringWriter();
            await ReportCsv.WriteAsync(writer, report.Changes, CancellationToken.None);
            return writer.ToString();
        });

        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldStartWith("users,created,successful,'=1+1,'@a@acme.example,");
    }

    [Test]
    public async Task Another_tenants_reports_are_not_found()
    {
        var sync = await AddAsync(testMode: false);
        tenant = await application.AddTenantAsync("Globex");

        (await TryAsync(new GetSync(sync))).Fault!.Kind.ShouldBe(FaultKind.NotFound);
        (await AskAsync(new FindSyncs(PageRequest.First))).Total.ShouldBe(0);
    }

    [Test]
    public async Task A_preview_of_nothing_is_a_report_with_zeros_and_without_id()
    {
        var preview = await AskAsync(new PreviewSync());

        (preview.Id, preview.TestMode, preview.Full, preview.Users).ShouldBe((null, true, true, new CountsView(0, 0, 0, 0, 0, 0, 0)));
        (await AskAsync(new PreviewChanges(new ChangeFilter(), PageRequest.First))).Total.ShouldBe(0);
    }

    private static PlannedChange Row(ChangeObject kind, ChangeAction action, string name, string? email, ChangeOutcome outcome = ChangeOutcome.Successful) =>
        new() { Object = kind, Action = action, Name = name, Email = email, Outcome = outcome };

    private Task<Guid> AddAsync(bool testMode, params PlannedChange[] rows) => AddAsync(testMode, null, rows);

    private Task<Guid> AddAsync(bool testMode, Action<Sync>? change, params PlannedChange[] rows) => application.AsAsync(tenant, async services =>
    {
        application.Clock.Advance(TimeSpan.FromSeconds(1));
        var database = services.GetRequiredService<ProvisioningDbContext>();
        var sync = new Sync { TenantId = tenant.Id, Id = Ids.New(application.Clock), ReceivedAt = application.Clock.GetUtcNow(), Status = SyncStatus.Completed, TestMode = testMode };
        change?.Invoke(sync);
        database.Add(sync);
        database.AddRange(rows.Select((row, index) => SyncChange.Of(tenant.Id, sync.Id, index + 1, new PlanRow(row, [], false), null, null)));
        await database.SaveChangesAsync();
        return sync.Id;
    });

    private async Task<IReadOnlyList<string>> RowsAsync(Guid sync, ChangeFilter? filter = null) =>
        [.. (await AskAsync(new FindChanges(sync, filter ?? new ChangeFilter(), PageRequest.First))).Items.Select(row => row.Name)];

    private Task<Result<T>> TryAsync<T>(IQuery<T> query) =>
        application.AsAsync(tenant, services => services.GetRequiredService<ISender>().SendAsync(query, CancellationToken.None));

    private async Task<T> AskAsync<T>(IQuery<T> query)
    {
        var result = await TryAsync(query);
        result.Fault.ShouldBeNull();
        return result.Value;
    }
}

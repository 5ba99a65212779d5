using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Reports.Tests;

/// <summary>docs/api.md, "Syncs".</summary>
[TestFixture]
internal sealed class SyncListTests
{
    private Archive _archive = null!;
    private Guid _first, _import, _failed, _live;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _archive = await Archive.OpenAsync();
        _first = await _archive.AddAsync(sync => (sync.TestMode, sync.Scope) = (true, SyncScope.Full));
        _import = await _archive.AddAsync(sync => sync.TestMode = true, Sync.ServiceCsv);
        _failed = await _archive.AddAsync(sync => (sync.TestMode, sync.Status) = (true, SyncStatus.Failed));
        _live = await _archive.AddAsync(sync => sync.Scope = SyncScope.Changes);
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _archive.DisposeAsync();

    [Test]
    public async Task The_newest_comes_first() =>
        (await IdsAsync(new FindSyncs(PageRequest.First))).ShouldBe([_live, _failed, _import, _first]);

    [Test]
    public async Task Filters_compare_without_case_and_work_together()
    {
        (await IdsAsync(new FindSyncs(PageRequest.First, Service: "csv"))).ShouldBe([_import]);
        (await IdsAsync(new FindSyncs(PageRequest.First, Status: "FAILED"))).ShouldBe([_failed]);
        (await IdsAsync(new FindSyncs(PageRequest.First, TestMode: "True"))).ShouldBe([_failed, _import, _first]);
        (await IdsAsync(new FindSyncs(PageRequest.First, Service: "SCIM", Status: "completed", TestMode: "true"))).ShouldBe([_first]);
        (await IdsAsync(new FindSyncs(PageRequest.First, Service: "undo"))).ShouldBeEmpty();
    }

    [TestCase("email", null, null, "service")]
    [TestCase(null, "done", null, "status")]
    [TestCase(null, null, "yes", "testMode")]
    public async Task An_unknown_value_is_an_error_of_its_filter(string? service, string? status, string? testMode, string field)
    {
        var fault = (await _archive.AskAsync(new FindSyncs(PageRequest.First, service, status, testMode))).Fault!;

        fault.Kind.ShouldBe(FaultKind.Invalid);
        fault.Errors!.Keys.ShouldBe([field]);
    }

    [Test]
    public async Task Pages_share_the_total()
    {
        var page = (await _archive.AskAsync(new FindSyncs(new PageRequest(2, 3)))).Value;

        (page.Items.Single().Id, page.Total, page.Page, page.PageSize).ShouldBe((_first, 4, 2, 3));
        (await _archive.AskAsync(new FindSyncs(new PageRequest(int.MaxValue, 500)))).Value.Items.ShouldBeEmpty();
    }

    [Test]
    public async Task A_sync_is_found_by_its_id_and_says_whether_it_was_full()
    {
        (await _archive.AskAsync(new GetSync(_first))).Value.Full.ShouldBeTrue();
        (await _archive.AskAsync(new GetSync(_live))).Value.Full.ShouldBeFalse();
        (await _archive.AskAsync(new GetSync(Guid.Empty))).Fault!.Kind.ShouldBe(FaultKind.NotFound);
    }

    [Test]
    public async Task Another_tenant_sees_nothing_of_them()
    {
        (await _archive.AskAsync(new FindSyncs(PageRequest.First), _archive.Other)).Value.Total.ShouldBe(0);
        (await _archive.AskAsync(new GetSync(_first), _archive.Other)).Fault!.Kind.ShouldBe(FaultKind.NotFound);
        (await _archive.AskAsync(new DownloadReport(_first), _archive.Other)).Fault!.Kind.ShouldBe(FaultKind.NotFound);
        (await _archive.AskAsync(new FindChanges(_first, new ChangeFilter(), PageRequest.First), _archive.Other)).Fault!.Kind.ShouldBe(FaultKind.NotFound);
    }

    private async Task<IEnumerable<Guid?>> IdsAsync(FindSyncs query) => (await _archive.AskAsync(query)).Value.Items.Select(sync => sync.Id);
}

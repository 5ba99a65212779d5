using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Testing;

namespace Ksat.Provisioning.Infrastructure.Tests.Reports;

[TestFixture]
public sealed class ReportRowsTests : StoreFixture
{
    [Test]
    public async Task Rows_come_in_order_after_an_ordinal()
    {
        var sync = await SyncAsync(1, rows: 5);
        await SyncAsync(2, rows: 5);

        (await AskAsync((IReportRows rows) => rows.NextAsync(sync.Id, 2, 2, allowed: false, default))).Select(row => row.Ordinal).ShouldBe([3, 4]);
        (await AskAsync((IReportRows rows) => rows.NextAsync(sync.Id, 5, 2, allowed: false, default))).ShouldBeEmpty();
        (await AskAsync((IReportRows rows) => rows.NextAsync(sync.Id, 0, 2, allowed: false, default), Other)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_row_that_was_changed_in_the_unit_of_work_is_stored()
    {
        var sync = await SyncAsync(1, rows: 2);

        await DoAsync<IReportRows, bool>(async rows =>
        {
            (await rows.NextAsync(sync.Id, 0, 1, allowed: false, default))[0].Outcome = ChangeOutcome.Failed;
            return true;
        });

        (await RowsAsync<SyncChange>()).OrderBy(row => row.Ordinal).Select(row => row.Outcome).ShouldBe([ChangeOutcome.Failed, ChangeOutcome.Successful]);
    }

    [Test]
    public async Task A_plan_that_starts_over_has_no_rows_however_many_there_were()
    {
        var sync = await SyncAsync(1, rows: 1_201);
        var other = await SyncAsync(2, rows: 3);

        await CallAsync(rows => rows.ClearAsync(sync.Id, default));

        (await RowsAsync<SyncChange>()).ShouldAllBe(row => row.SyncId == other.Id);
        (await RowsAsync<SyncChange>()).Count.ShouldBe(3);
    }

    [Test]
    public async Task Rows_after_an_ordinal_and_rows_that_only_linked_go_by_themselves()
    {
        var sync = await SyncAsync(1, rows: 1_100, action: i => i % 2 == 0 ? ChangeAction.Linked : ChangeAction.Created);

        await CallAsync(rows => rows.ClearAfterAsync(sync.Id, 1_090, default));
        (await RowsAsync<SyncChange>()).Max(row => row.Ordinal).ShouldBe(1_090);

        await CallAsync(rows => rows.ClearLinkedAsync(sync.Id, default));
        var left = await RowsAsync<SyncChange>();
        left.Count.ShouldBe(545);
        left.ShouldAllBe(row => row.Action == ChangeAction.Created);
    }

    [Test]
    public async Task Rows_are_counted_by_object_and_bucket()
    {
        var sync = await SyncAsync(1, rows: 7, action: i => i < 4 ? ChangeAction.Created : ChangeAction.Archived, outcome: i => i == 2 ? ChangeOutcome.Failed : ChangeOutcome.Successful);

        var tally = await AskAsync((IReportRows rows) => rows.TallyAsync(sync.Id, default));

        tally.Users.ShouldBe(new ActionCounts { Created = 4, Archived = 3, Failed = 1, Joining = 3 });
        tally.Groups.ShouldBe(new ActionCounts());
    }

    [Test]
    public async Task The_newest_Test_Mode_reports_keep_their_details_the_others_their_counts()
    {
        var syncs = new List<Sync>();
        for (var i = 1; i <= 5; i++)
        {
            syncs.Add(await SyncAsync(i, rows: 2, testMode: i != 2, status: i == 1 ? SyncStatus.Processing : SyncStatus.Completed));
        }

        var theirs = await SyncAsync(6, rows: 2, tenant: Other);

        await CallAsync(rows => rows.PruneTestModeDetailsAsync(2, default));

        (await RowsAsync<Sync>()).OrderBy(sync => sync.ReceivedAt).Select(sync => sync.DetailsKept).ShouldBe([true, true, false, true, true]);
        (await RowsAsync<SyncChange>()).Select(row => row.SyncId).Distinct().ShouldBe(syncs.Where((_, i) => i != 2).Select(sync => sync.Id), ignoreOrder: true);
        (await RowsAsync<SyncChange>(Other)).ShouldAllBe(row => row.SyncId == theirs.Id);

        await CallAsync(rows => rows.PruneTestModeDetailsAsync(2, default));
        (await RowsAsync<Sync>()).Count(sync => sync.DetailsKept).ShouldBe(4);
    }

    [Test]
    public async Task Old_reports_go_with_their_rows_and_the_feed_as_far_as_everybody_has_read_it()
    {
        var start = Application.Clock.GetUtcNow();
        await SyncAsync(1, rows: 2);
        await SyncAsync(2, rows: 2, status: SyncStatus.Pending);
        var young = await SyncAsync(10, rows: 2);
        for (var seq = 1; seq <= 6; seq++)
        {
            await StoreAsync(new FeedEntry { TenantId = Tenant.Id, Seq = seq, At = start + TimeSpan.FromHours(seq), Kind = FeedKind.UserChanged });
        }

        await StoreAsync(Other, new FeedEntry { TenantId = Other.Id, Seq = 1, At = start, Kind = FeedKind.UserChanged });
        await AskAsync<ISyncStates, bool>(async states =>
        {
            await states.TakenUpAsync(4, default);
            return true;
        });
        await StoreAsync(new EventCursor { TenantId = Tenant.Id, Handler = "Handler", Seq = 3 });

        await CallAsync(rows => rows.PruneAsync(start + TimeSpan.FromHours(2.5), default));
        (await RowsAsync<Sync>()).Select(sync => sync.Id).ShouldBe([IdOf(2), young.Id], ignoreOrder: true);
        (await RowsAsync<SyncChange>()).Count.ShouldBe(4);
        (await RowsAsync<FeedEntry>()).Select(entry => entry.Seq).ShouldBe([3L, 4L, 5L, 6L], ignoreOrder: true);

        await CallAsync(rows => rows.PruneAsync(start + TimeSpan.FromHours(100), default));
        (await RowsAsync<FeedEntry>()).Select(entry => entry.Seq).ShouldBe([4L, 5L, 6L], ignoreOrder: true);
        (await RowsAsync<FeedEntry>(Other)).Count.ShouldBe(1);
    }

    private static Guid IdOf(int number) => Guid.Parse($"00000000-0000-0000-0000-{number:D12}");

    private async Task<Sync> SyncAsync(
        int hour,
        int rows,
        bool testMode = true,
        SyncStatus status = SyncStatus.Completed,
        Func<int, ChangeAction>? action = null,
        Func<int, ChangeOutcome>? outcome = null,
        TestTenant? tenant = null)
    {
        tenant ??= Tenant;
        var sync = new Sync
        {
            TenantId = tenant.Id,
            Id = IdOf(hour),
            ReceivedAt = Application.Clock.GetUtcNow() + TimeSpan.FromHours(hour),
            Status = status,
            TestMode = testMode,
        };
        await StoreAsync(tenant, sync);
        await DoAsync<IBulk, bool>(
            async bulk =>
            {
                await bulk.InsertAsync(
                    Enumerable.Range(0, rows).Select(i => new SyncChange
                    {
                        TenantId = tenant.Id,
                        SyncId = sync.Id,
                        Ordinal = i + 1,
                        Action = action?.Invoke(i) ?? ChangeAction.Created,
                        Outcome = outcome?.Invoke(i) ?? ChangeOutcome.Successful,
                    }).ToList(),
                    default);
                return true;
            },
            tenant);
        return sync;
    }

    private Task<bool> CallAsync(Func<IReportRows, Task> call) => AskAsync<IReportRows, bool>(async rows =>
    {
        await call(rows);
        return true;
    });
}

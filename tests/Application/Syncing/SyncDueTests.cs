using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Tests.Syncing;

[TestFixture]
public sealed class SyncDueTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly SyncPace Pace = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2));

    [Test]
    public void Nothing_waits_when_nothing_came() => SyncDue.Of(new SyncState(), null, testMode: true, 0, Pace).ShouldBeNull();

    [TestCase(0, 0, 10, TestName = "A first request is synced after the quiet period")]
    [TestCase(0, 7, 17, TestName = "Each further request starts the quiet period anew")]
    [TestCase(0, 119, 120, TestName = "The maximum delay counts from the first request")]
    public void Requests_are_gathered(int first, int last, int due) =>
        Seconds(new SyncState { FirstWaitingAt = At(first), LastWriteAt = At(last) }, null).ShouldBe(due);

    [TestCase(3, 30 + 20, TestName = "In Test Mode a sync waits ten times as long as the last one took")]
    [TestCase(100, 1000 + 20, TestName = "The maximum delay notwithstanding")]
    [TestCase(0, 40, TestName = "A quick last one keeps nobody waiting")]
    public void In_test_mode_syncs_keep_their_distance(int took, int due) =>
        Seconds(new SyncState { FirstWaitingAt = At(30), LastWriteAt = At(30), LastSyncFinishedAt = At(20), LastSyncDuration = TimeSpan.FromSeconds(took) }, null, testMode: true)
            .ShouldBe(due);

    [Test]
    public void Live_they_do_not() =>
        Seconds(new SyncState { FirstWaitingAt = At(30), LastWriteAt = At(30), LastSyncFinishedAt = At(20), LastSyncDuration = TimeSpan.FromSeconds(100) }, null).ShouldBe(40);

    [Test]
    public void A_forced_one_begins_at_once() =>
        Seconds(
            new SyncState { FirstWaitingAt = At(30), LastWriteAt = At(30), LastSyncFinishedAt = At(20), LastSyncDuration = TimeSpan.FromSeconds(100) },
            new Sync { Forced = true, ReceivedAt = At(31) },
            testMode: true,
            failures: 3).ShouldBe(31);

    [TestCase(1, 20 + 120)]
    [TestCase(2, 20 + 240)]
    [TestCase(9, 20 + 3600)]
    public void After_failures_the_pause_doubles_up_to_an_hour(int failures, int due) =>
        Seconds(new SyncState { LastSyncFinishedAt = At(20) }, new Sync { ReceivedAt = At(20) }, failures: failures).ShouldBe(due);

    private static DateTimeOffset At(int seconds) => Start.AddSeconds(seconds);

    private static double? Seconds(SyncState state, Sync? waiting, bool testMode = false, int failures = 0) =>
        (SyncDue.Of(state, waiting, testMode, failures, Pace) - Start)?.TotalSeconds;
}

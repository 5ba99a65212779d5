using Ksat.Provisioning.Domain.Feed;

namespace Ksat.Provisioning.Domain.Reporting;

/// <summary>How long a tenant's syncs wait.</summary>
/// <param name="QuietPeriod">A sync begins once no request has come for so long.</param>
/// <param name="MaxDelay">At the latest so long after the first request; also the pause after a failed sync, doubled with each further failure.</param>
public sealed record SyncPace(TimeSpan QuietPeriod, TimeSpan MaxDelay);

/// <summary>When a tenant's next sync begins (docs/product.md, "When a sync runs").</summary>
public static class SyncDue
{
    /// <summary>In Test Mode a sync waits this many times as long as the last one took, so that a long first load doesn't keep the database busy.</summary>
    public const int RestFactor = 10;

    /// <summary>The longest pause after failed syncs.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>The moment, perhaps a past one; null: nothing waits.</summary>
    /// <param name="state">Where the feed stands.</param>
    /// <param name="waiting">The tenant's Pending sync, if there is one.</param>
    /// <param name="failures">How many syncs have failed since the last that didn't.</param>
    public static DateTimeOffset? Of(SyncState state, Sync? waiting, bool testMode, int failures, SyncPace pace)
    {
        if (waiting is { Forced: true })
        {
            return waiting.ReceivedAt;
        }

        if (Earlier(state.FirstWaitingAt, waiting?.ReceivedAt) is not { } first)
        {
            return null;
        }

        var last = Later(state.FirstWaitingAt is null ? null : state.LastWriteAt, waiting?.ReceivedAt) ?? first;
        var due = Earlier(last + pace.QuietPeriod, first + pace.MaxDelay)!.Value;
        return state.LastSyncFinishedAt is { } finished ? Later(due, finished + Rest(state, testMode, failures, pace)) : due;
    }

    private static TimeSpan Rest(SyncState state, bool testMode, int failures, SyncPace pace)
    {
        var spacing = testMode ? state.LastSyncDuration * RestFactor : TimeSpan.Zero;
        var pause = failures == 0 ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Min(pace.MaxDelay.Ticks * Math.Pow(2, failures - 1), LongestPause.Ticks));
        return spacing > pause ? spacing : pause;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

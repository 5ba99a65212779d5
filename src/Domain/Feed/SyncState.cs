namespace Ksat.Provisioning.Domain.Feed;

/// <summary>Where a tenant's feed and syncs stand: one row, which every accepted write updates last, so that the feed's order is the order of commits.</summary>
public sealed class SyncState
{
    public Guid TenantId { get; init; }

    /// <summary>The feed's last number.</summary>
    public long FeedSeq { get; set; }

    /// <summary>The last number that a sync has taken up.</summary>
    public long SyncedSeq { get; set; }

    /// <summary>The last number whose changes a live sync has brought to the roster: rows name the requests after it.</summary>
    public long AppliedSeq { get; set; }

    /// <summary>When the first write that no sync has taken up came; null: none waits.</summary>
    public DateTimeOffset? FirstWaitingAt { get; set; }

    public DateTimeOffset? LastWriteAt { get; set; }

    public DateTimeOffset? LastSyncFinishedAt { get; set; }

    public TimeSpan LastSyncDuration { get; set; }

    /// <summary>The process that syncs this tenant now, until <see cref="LeaseUntil"/>.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When a user or a membership last was new in the directory; null: never.</summary>
    public DateTimeOffset? LastArrivalAt { get; set; }

    /// <summary>When Test Mode, or provisioning, was last switched on; null: it was on from the beginning.</summary>
    public DateTimeOffset? TestModeSince { get; set; }

    /// <summary>When the first load was found to have settled; null: it has not.</summary>
    public DateTimeOffset? SettledAt { get; set; }
}

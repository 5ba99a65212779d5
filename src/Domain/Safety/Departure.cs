namespace Ksat.Provisioning.Domain.Safety;

/// <summary>Somebody was archived, or taken out of a group, by a live sync: what the guards add up over their window.</summary>
public sealed class Departure
{
    public Guid TenantId { get; init; }

    public Guid SyncId { get; init; }

    /// <summary>The roster group that he was taken out of; empty: he was archived.</summary>
    public Guid GroupId { get; init; }

    /// <summary>The roster user.</summary>
    public Guid UserId { get; init; }

    public DateTimeOffset At { get; init; }
}

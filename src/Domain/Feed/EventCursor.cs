namespace Ksat.Provisioning.Domain.Feed;

/// <summary>How far extending code's handler has been told of a tenant's feed.</summary>
public sealed class EventCursor
{
    public const int HandlerLength = 256;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    public Guid TenantId { get; init; }

    /// <summary>The full name of the handler's class.</summary>
    public string Handler { get; init; } = "";

    /// <summary>The last entry that it has been told of, or that isn't for it.</summary>
    public long Seq { get; set; }

    /// <summary>How often it has failed on the next entry.</summary>
    public int Failures { get; private set; }

    /// <summary>It is called again then; null: at once.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    /// <summary>The process that calls it now, until <see cref="LeaseUntil"/>: events arrive in order, also with several processes.</summary>
    public string? LeaseOwner { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Counts changes of the row, for optimistic concurrency.</summary>
    public long Version { get; private set; } = 1;

    public bool TryTake(string owner, DateTimeOffset now, TimeSpan length)
    {
        if (RetryAt > now || (LeaseUntil > now && LeaseOwner != owner))
        {
            return false;
        }

        (LeaseOwner, LeaseUntil) = (owner, now + length);
        Version++;
        return true;
    }

    public void Told(long upTo)
    {
        (Seq, Failures, RetryAt) = (upTo, 0, null);
        Version++;
    }

    /// <summary>The entry after <paramref name="upTo"/> made it fail: it is told again after a pause that doubles each time.</summary>
    public void Failed(long upTo, DateTimeOffset now)
    {
        Failures = upTo == Seq ? Failures + 1 : 1;
        Seq = upTo;
        var pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Failures - 1), LongestPause.TotalSeconds));
        RetryAt = now + pause;
        Version++;
    }

    public void Release()
    {
        (LeaseOwner, LeaseUntil) = (null, null);
        Version++;
    }
}

namespace Ksat.Provisioning.Domain.Feed;

public enum FeedKind
{
    UserCreated,
    UserChanged,
    UserDeleted,
    GroupCreated,
    GroupChanged,
    GroupDeleted,

    /// <summary>Members of a group were added or removed: <see cref="FeedEntry.Members"/>.</summary>
    MembersChanged,

    /// <summary>A write that was accepted and changed nothing. It still brings about a sync (Okta's Force Sync always leaves a report).</summary>
    NothingChanged,

    /// <summary>Not a change of the directory: a sync has finished. Brings about no sync.</summary>
    SyncFinished,
}

/// <summary>One accepted write, recorded in its own transaction. The feed is the truth about what has yet to be synced and notified.</summary>
public sealed class FeedEntry
{
    public Guid TenantId { get; init; }

    /// <summary>Per tenant, without gaps, in the order of commits.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public FeedKind Kind { get; init; }

    /// <summary>The SCIM id of the user or group, or the sync's id.</summary>
    public Guid ObjectId { get; init; }

    /// <summary>The SCIM request that wrote; null for what no request caused.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The users added to or removed from the group, 16 bytes each (big-endian).</summary>
    public byte[]? Members { get; init; }

    /// <summary>
    /// As JSON array of strings. For users whose identity changed (made, renamed, deleted): the folded values, new and old, by which a manager
    /// reference may name them. For members: the values added that match no user yet, as sent. Null: none.
    /// </summary>
    public string? Values { get; init; }

    /// <summary>For users: the names of the attributes that the write changed, as a comma list, for their history. Null: none, or not known.</summary>
    public string? Attributes { get; init; }

    public static byte[] Pack(IReadOnlyCollection<Guid> ids)
    {
        var bytes = new byte[ids.Count * 16];
        var at = 0;
        foreach (var id in ids)
        {
            id.TryWriteBytes(bytes.AsSpan(at, 16), bigEndian: true, out _);
            at += 16;
        }

        return bytes;
    }

    public static IEnumerable<Guid> Unpack(byte[]? bytes)
    {
        for (var at = 0; bytes is not null && at < bytes.Length; at += 16)
        {
            yield return new Guid(bytes.AsSpan(at, 16), bigEndian: true);
        }
    }
}

using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Events;

/// <summary>Entries of the feed as events.</summary>
internal static class FeedEvents
{
    /// <summary>The event, or null: a write that changed nothing is none.</summary>
    public static ProvisioningEvent? Of(FeedEntry entry) => entry.Kind switch
    {
        FeedKind.UserCreated => new DirectoryUserCreated(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId),
        FeedKind.UserChanged => new DirectoryUserChanged(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId),
        FeedKind.UserDeleted => new DirectoryUserDeleted(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId),
        FeedKind.GroupCreated => new DirectoryGroupCreated(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId, Members(entry)),
        FeedKind.GroupChanged => new DirectoryGroupChanged(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId, Members(entry)),
        FeedKind.GroupDeleted => new DirectoryGroupDeleted(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId),
        FeedKind.MembersChanged => new DirectoryMembersChanged(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId, Members(entry)),
        FeedKind.SyncFinished => new SyncFinished(entry.TenantId, entry.Seq, entry.At, entry.RequestId, entry.ObjectId),
        _ => null,
    };

    private static IReadOnlyList<Guid> Members(FeedEntry entry) => [.. FeedEntry.Unpack(entry.Members)];
}

/// <summary>The next entries after a number.</summary>
internal sealed class FeedAfter : Specification<FeedEntry>
{
    public FeedAfter(long seq, int most) => Query.Where(entry => entry.Seq > seq).OrderBy(entry => entry.Seq).Take(most).AsNoTracking();
}

internal sealed class CursorOf : Specification<EventCursor>
{
    public CursorOf(string handler) => Query.Where(cursor => cursor.Handler == handler);
}

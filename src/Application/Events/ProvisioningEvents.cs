using Ksat.Provisioning.Application.Messaging;

namespace Ksat.Provisioning.Application.Events;

/// <summary>Something that has happened to a tenant's directory or syncs. Carries ids, no contents: by the time a handler hears of it, it may have changed again.</summary>
/// <param name="Seq">The number in the tenant's feed: rises by one or more from event to event; the same when an event is told again.</param>
/// <param name="RequestId">The SCIM request that wrote; null for what no request caused.</param>
public abstract record ProvisioningEvent(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId) : IProvisioningEvent;

/// <summary>A user was made. <paramref name="UserId"/> is his SCIM id.</summary>
public sealed record DirectoryUserCreated(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid UserId) : ProvisioningEvent(TenantId, Seq, At, RequestId);

/// <summary>Attributes of a user changed, <c>active</c> among them.</summary>
public sealed record DirectoryUserChanged(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid UserId) : ProvisioningEvent(TenantId, Seq, At, RequestId);

/// <summary>A user was deleted from the directory.</summary>
public sealed record DirectoryUserDeleted(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid UserId) : ProvisioningEvent(TenantId, Seq, At, RequestId);

/// <summary>A group was made, with these members.</summary>
public sealed record DirectoryGroupCreated(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid GroupId, IReadOnlyList<Guid> MemberIds)
    : ProvisioningEvent(TenantId, Seq, At, RequestId);

/// <summary>A group's name or externalId changed, perhaps these members too.</summary>
public sealed record DirectoryGroupChanged(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid GroupId, IReadOnlyList<Guid> MemberIds)
    : ProvisioningEvent(TenantId, Seq, At, RequestId);

/// <summary>A group was deleted from the directory.</summary>
public sealed record DirectoryGroupDeleted(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid GroupId) : ProvisioningEvent(TenantId, Seq, At, RequestId);

/// <summary>These users were added to or removed from a group.</summary>
public sealed record DirectoryMembersChanged(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid GroupId, IReadOnlyList<Guid> MemberIds)
    : ProvisioningEvent(TenantId, Seq, At, RequestId);

/// <summary>A sync has ended, whatever its status; its report tells more.</summary>
public sealed record SyncFinished(Guid TenantId, long Seq, DateTimeOffset At, Guid? RequestId, Guid SyncId) : ProvisioningEvent(TenantId, Seq, At, RequestId);

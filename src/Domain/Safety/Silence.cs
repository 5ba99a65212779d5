using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Safety;

/// <summary>An admin has rejected or undone a row: nothing about its subject is planned or listed until the identity provider changes it.</summary>
public sealed class Silence
{
    public Guid TenantId { get; init; }

    public ChangeObject Object { get; init; }

    public Guid SubjectId { get; init; }

    public Guid SubjectMember { get; init; }

    /// <summary>The sync whose row it was.</summary>
    public Guid SyncId { get; init; }

    public RowSubject Subject => new(Object, SubjectId, SubjectMember);
}

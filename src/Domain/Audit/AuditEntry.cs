using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Audit;

/// <summary>What an entry is about (docs/api.md, "audit").</summary>
public enum AuditKind
{
    Settings,
    Token,
    Key,
    Mapping,
    User,
    Import,
    GoLive,
    HeldRows,
    Undo,
    Erasure,
    Tenant,
    Sync,
}

/// <summary>One deed of an admin or operator: who, when, before → after. Never a secret.</summary>
public sealed class AuditEntry
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int TextLength = 512;

    public Guid TenantId { get; init; }

    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public AuditKind Kind { get; init; }

    /// <summary>What was done, in words; names no person.</summary>
    public string Text { get; init; } = "";

    /// <summary>The key, token, roster user or sync concerned.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>The access key with which it was done; null: by the installation itself.</summary>
    public Guid? AccessKeyId { get; init; }

    public Guid? RequestId { get; init; }

    /// <summary>Before → after, as text.</summary>
    public IReadOnlyList<FieldChange> Fields { get; set; } = [];
}

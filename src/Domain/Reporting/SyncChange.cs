using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Reporting;

/// <summary>A planned row, stored in the report of its sync, with what applying it needs.</summary>
public sealed class SyncChange
{
    public Guid TenantId { get; init; }

    public Guid SyncId { get; init; }

    /// <summary>The order of planning and of applying, from 1.</summary>
    public int Ordinal { get; init; }

    public ChangeObject Object { get; init; }

    public ChangeAction Action { get; set; }

    public ChangeOutcome Outcome { get; set; }

    public ChangeAction? HeldAs { get; set; }

    public string Name { get; init; } = "";

    public string? Email { get; init; }

    public string? Manager { get; init; }

    public string? Group { get; init; }

    public Guid? DirectoryId { get; init; }

    public Guid? DirectoryGroupId { get; init; }

    public Guid? UserId { get; set; }

    public Guid? GroupId { get; set; }

    public string? ExternalId { get; init; }

    public IReadOnlyList<FieldChange> Fields { get; set; } = [];

    public RowError? Error { get; set; }

    public IReadOnlyList<string> Warnings { get; set; } = [];

    /// <summary>The SCIM requests that caused it, newest first, at most <see cref="MostRequests"/>.</summary>
    public IReadOnlyList<Guid> Requests { get; init; } = [];

    /// <summary>Of a held row: which limit was crossed, in words.</summary>
    public string? HeldBecause { get; set; }

    /// <summary>An admin has allowed the row after it was held: it is applied after the others.</summary>
    public bool Allowed { get; set; }

    /// <summary>Whom or what the row is about: see <see cref="RowSubject"/>.</summary>
    public Guid SubjectId { get; init; }

    public Guid SubjectMember { get; init; }

    /// <summary>Of what the row says, to compare one report with the next.</summary>
    public long Digest { get; init; }

    /// <summary>It must be applied in one transaction with the row after it.</summary>
    public bool WithNext { get; init; }

    /// <summary>Folded name, e-mail and group, to search in.</summary>
    public string SearchKey { get; init; } = "";

    public const int MostRequests = 10;

    /// <summary>The row as it is stored.</summary>
    /// <param name="userId">The roster user, also one that applying the row will make.</param>
    /// <param name="groupId">The roster group, also one that applying the row will make.</param>
    public static SyncChange Of(Guid tenantId, Guid syncId, int ordinal, PlanRow row, Guid? userId, Guid? groupId)
    {
        var change = row.Change;
        var subject = RowSubject.Of(change);
        return new SyncChange
        {
            TenantId = tenantId,
            SyncId = syncId,
            Ordinal = ordinal,
            Object = change.Object,
            Action = change.Action,
            Outcome = change.Outcome,
            HeldAs = change.HeldAs,
            Name = change.Name,
            Email = change.Email,
            Manager = change.Manager,
            Group = change.Group,
            DirectoryId = change.DirectoryId,
            DirectoryGroupId = change.DirectoryGroupId,
            UserId = userId,
            GroupId = groupId,
            ExternalId = change.ExternalId,
            Fields = change.Fields,
            Error = change.Error,
            Warnings = change.Warnings,
            Requests = row.Requests,
            WithNext = row.WithNext,
            HeldBecause = change.HeldBecause,
            SubjectId = subject.Id,
            SubjectMember = subject.Member,
            Digest = RowDigest.Of(change),
            SearchKey = CaseFolding.Key($"{change.Name}\n{change.Email}\n{change.Group}"),
        };
    }

    public bool IsApplied => Outcome == ChangeOutcome.Successful && Action is not (ChangeAction.Protected or ChangeAction.Held);
}

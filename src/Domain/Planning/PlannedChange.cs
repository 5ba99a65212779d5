namespace Ksat.Provisioning.Domain.Planning;

public enum ChangeObject
{
    Users,
    Groups,
    Memberships,
}

/// <summary>The bucket of a row: each row is in exactly one.</summary>
public enum ChangeAction
{
    Created,
    Changed,
    Archived,
    Restored,

    /// <summary>Something would have happened, but the user is opted out, an admin or the last admin.</summary>
    Protected,

    /// <summary>A destructive row that waits for an admin; <see cref="PlannedChange.HeldAs"/> says what it would have been.</summary>
    Held,

    /// <summary>Only the link between directory and roster is made: nothing an admin would see as a change, so never counted or listed.</summary>
    Linked,
}

public enum ChangeOutcome
{
    Successful,

    /// <summary>The row applies nothing of itself; <see cref="PlannedChange.Error"/> says why.</summary>
    Failed,

    Rejected,
}

/// <summary>One changed field, as text; null = empty.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Why a row failed and how to mend it.</summary>
/// <param name="Code">One of <see cref="RowErrors"/>.</param>
/// <param name="Message">What the admin reads.</param>
/// <param name="Remedy">A sentence on how to mend it.</param>
public sealed record RowError(string Code, string Message, string Remedy);

/// <summary>One row of a plan: the same in preview, Test Mode report and live sync.</summary>
public sealed record PlannedChange
{
    public required ChangeObject Object { get; init; }

    public required ChangeAction Action { get; init; }

    public ChangeOutcome Outcome { get; init; }

    public ChangeAction? HeldAs { get; init; }

    /// <summary>Of a held row: which limit was crossed, in words.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>The person's name, or the group's for groups.</summary>
    public required string Name { get; init; }

    public string? Email { get; init; }

    public string? Manager { get; init; }

    /// <summary>The group's name, for groups and memberships.</summary>
    public string? Group { get; init; }

    /// <summary>The SCIM id: of the user for users and memberships, of the group for groups; null where the directory has none.</summary>
    public Guid? DirectoryId { get; init; }

    /// <summary>For memberships, the SCIM id of the group.</summary>
    public Guid? DirectoryGroupId { get; init; }

    /// <summary>The roster user; null where he is yet to be made.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The roster group; null where it is yet to be made.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The directory user's externalId, kept on the roster when the row links.</summary>
    public string? ExternalId { get; init; }

    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    public RowError? Error { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The same row, waiting for an admin.</summary>
    public PlannedChange Hold(string because) => this with { Action = ChangeAction.Held, HeldAs = Action, HeldBecause = because };

    /// <summary>Whether applying the row alters the roster.</summary>
    public bool IsApplied => Outcome == ChangeOutcome.Successful && Action is not (ChangeAction.Protected or ChangeAction.Held);
}

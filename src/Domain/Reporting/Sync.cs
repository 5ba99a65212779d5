namespace Ksat.Provisioning.Domain.Reporting;

public enum SyncStatus
{
    Pending,
    Processing,
    Completed,
    Skipped,
    Held,
    Failed,
}

/// <summary>What a sync looks at.</summary>
public enum SyncScope
{
    /// <summary>What changed since the last one.</summary>
    Changes,

    /// <summary>Everybody, absence judged: who is not in the directory is archived.</summary>
    Full,

    /// <summary>Everybody, but absence isn't judged: after a change of mapping, domains or opt-outs.</summary>
    FullWithoutAbsence,
}

/// <summary>How far a running sync has come; a killed one goes on from here.</summary>
public enum SyncPhase
{
    Planning,
    Applying,

    /// <summary>Held rows that an admin has allowed are being applied.</summary>
    Allowing,
    Done,
}

/// <summary>One run of comparing directory and roster, and its report's head.</summary>
public sealed class Sync
{
    public const string ServiceScim = "SCIM";
    public const string ServiceCsv = "CSV";
    public const string ServiceUndo = "Undo";

    public Guid TenantId { get; init; }

    public Guid Id { get; init; }

    /// <summary>When its first request, or the button, came.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public SyncStatus Status { get; set; }

    public string Service { get; init; } = ServiceScim;

    public bool TestMode { get; set; }

    public SyncScope Scope { get; set; }

    /// <summary>Begins at once, without quiet period or spacing.</summary>
    public bool Forced { get; set; }

    /// <summary>Why it ran, or why it was skipped or failed, in words.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The part of the feed it takes up: after <see cref="FromSeq"/>, up to <see cref="UpToSeq"/>.</summary>
    public long FromSeq { get; set; }

    public long UpToSeq { get; set; }

    public SyncPhase Phase { get; set; }

    /// <summary>The last row, by <see cref="SyncChange.Ordinal"/>, that has been applied.</summary>
    public int AppliedThrough { get; set; }

    public ChangeTally Tally { get; set; } = new();

    public IReadOnlyList<string> Warnings { get; set; } = [];

    /// <summary>Of a Test Mode report: by how many rows it differs from the one before; null: there was none.</summary>
    public int? Differences { get; set; }

    /// <summary>Of a Test Mode report: what had come from the identity provider since the one before.</summary>
    public LoadSeen? Load { get; set; }

    /// <summary>Of an undo: the sync that it puts back.</summary>
    public Guid? Undoes { get; init; }

    /// <summary>Of an undo: the only roster user concerned; null: everybody.</summary>
    public Guid? UndoesUser { get; init; }

    /// <summary>Of the sync that a confirmed go-live starts: how many archives the admin has confirmed, by typing the number.</summary>
    public int? ConfirmedArchives { get; set; }

    /// <summary>Which ones: see <see cref="Safety.ArchiveSet"/>.</summary>
    public Guid? ConfirmedSet { get; set; }

    /// <summary>False once the rows were pruned.</summary>
    public bool DetailsKept { get; set; } = true;

    public bool IsWaiting => Status == SyncStatus.Pending;

    public bool IsUnfinished => Status is SyncStatus.Pending or SyncStatus.Processing;
}

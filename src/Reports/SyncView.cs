using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Reports;

/// <summary>A report's head, as the API shows it (docs/api.md, "syncs").</summary>
/// <param name="Id">Null for a preview.</param>
public sealed record SyncView(
    Guid? Id,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string Status,
    string Service,
    bool TestMode,
    bool Full,
    string Reason,
    CountsView Users,
    CountsView Groups,
    CountsView Memberships,
    int Issues,
    IReadOnlyList<string> Warnings,
    bool DetailsKept)
{
    internal static SyncView Of(Sync sync) => new(
        sync.Id,
        sync.ReceivedAt,
        sync.StartedAt,
        sync.FinishedAt,
        sync.Status.ToString(),
        sync.Service,
        sync.TestMode,
        sync.Scope != SyncScope.Changes || (sync.TestMode && sync.Service == Sync.ServiceScim),
        sync.Reason,
        CountsView.Of(sync.Tally.Users),
        CountsView.Of(sync.Tally.Groups),
        CountsView.Of(sync.Tally.Memberships),
        sync.Tally.Issues,
        sync.Warnings,
        sync.DetailsKept);
}

/// <summary>Rows of one kind by bucket; failed ones are also counted in theirs.</summary>
public sealed record CountsView(int Created, int Changed, int Archived, int Restored, int Protected, int Held, int Failed)
{
    public static CountsView Of(ActionCounts counts) =>
        new(counts.Created, counts.Changed, counts.Archived, counts.Restored, counts.Protected, counts.Held, counts.Failed);
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.History;

/// <summary>The rows of reports that are about a person: himself and his memberships.</summary>
internal sealed class SyncHistory(IStore store, RosterUser user) : IHistorySource
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => store.CountAsync(new RowsOf(user, null), cancellationToken);

    public async Task<IReadOnlyList<HistoryEntry>> NewestAsync(int most, CancellationToken cancellationToken)
    {
        var rows = await store.ListAsync(new RowsOf(user, most), cancellationToken);
        var syncs = (await store.ListAsync(new SyncsByIds([.. rows.Select(row => row.SyncId).Distinct()]), cancellationToken)).ToDictionary(sync => sync.Id);
        return [.. rows.Where(row => syncs.ContainsKey(row.SyncId)).Select(row => Entry(row, syncs[row.SyncId]))];
    }

    private static HistoryEntry Entry(SyncChange row, Sync sync) => new(
        sync.FinishedAt ?? sync.StartedAt ?? sync.ReceivedAt, KindOf(row, sync), TextOf(row, sync), row.Fields, sync.Id, row.Requests.Count > 0 ? row.Requests[0] : null);

    private static string KindOf(SyncChange row, Sync sync) => row switch
    {
        { Outcome: ChangeOutcome.Failed } => HistoryKinds.Failed,
        { Outcome: ChangeOutcome.Rejected } => HistoryKinds.Rejected,
        { Action: ChangeAction.Held } => HistoryKinds.Held,
        { Action: ChangeAction.Protected } => HistoryKinds.Protected,
        _ when sync.TestMode => HistoryKinds.Planned,
        _ when sync.Service == Sync.ServiceUndo => HistoryKinds.Undone,
        _ => HistoryKinds.Applied,
    };

    private static string TextOf(SyncChange row, Sync sync)
    {
        var who = row.Object == ChangeObject.Memberships ? $"The membership in {row.Group}" : "The user";
        var by = sync.Service switch
        {
            Sync.ServiceCsv => "a CSV import",
            Sync.ServiceUndo => "an undo",
            _ => sync.TestMode ? "a Test Mode report" : "a sync",
        };
        var did = Verb(row.HeldAs ?? row.Action);
        return row switch
        {
            { Outcome: ChangeOutcome.Failed } => $"{who} could not be {did} by {by}: {row.Error?.Message}. {row.Error?.Remedy}",
            { Outcome: ChangeOutcome.Rejected } => $"{who} was not {did}: an admin rejected it.",
            { Action: ChangeAction.Held } => $"{who} {(sync.TestMode ? "would be" : "was")} held instead of being {did}.{(row.HeldBecause is { } because ? $" {because}" : "")}",
            { Action: ChangeAction.Protected } => $"{who} was protected: {by} left it as it is.{(row.Warnings.Count > 0 ? $" {row.Warnings[0]}" : "")}",
            _ when sync.TestMode => $"{who} would be {did}, says {by}.",
            _ => $"{who} was {did} by {by}.",
        };
    }

    private static string Verb(ChangeAction action) => action switch
    {
        ChangeAction.Created => "created",
        ChangeAction.Changed => "changed",
        ChangeAction.Archived => "archived",
        ChangeAction.Restored => "restored",
        _ => "changed",
    };
}

/// <summary>Rows of reports about one roster user, newest first; rows from before he was made are found by his link.</summary>
internal sealed class RowsOf : Specification<SyncChange>
{
    public RowsOf(RosterUser user, int? most)
    {
        var (id, twin) = (user.Id, user.DirectoryUserId);
        Query.AsNoTracking().Where(row => row.Object != ChangeObject.Groups && row.Action != ChangeAction.Linked);
        if (twin is null)
        {
            Query.Where(row => row.UserId == id);
        }
        else
        {
            Query.Where(row => row.UserId == id || (row.UserId == null && row.DirectoryId == twin));
        }

        if (most is { } count)
        {
            Query.OrderByDescending(row => row.SyncId).OrderByDescending(row => row.Ordinal).Take(count);
        }
    }
}

internal sealed class SyncsByIds : Specification<Sync>
{
    public SyncsByIds(IReadOnlyCollection<Guid> ids) => Query.Where(sync => ids.Contains(sync.Id)).AsNoTracking();
}

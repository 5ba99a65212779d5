using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Safety;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>
/// Brings a stored plan to the roster in transactions so small that SCIM writes get in between. Each also notes how far the sync has come: killed, it goes on after the
/// last that was committed.
/// </summary>
internal sealed class PlanApplying(
    IUnitOfWork unitOfWork,
    IStore store,
    IBulk bulk,
    IReportRows reports,
    RosterUserWriting users,
    RosterGroupWriting groups,
    RosterMembershipWriting memberships,
    BatchSizes sizes,
    TimeProvider clock)
{
    /// <summary>What a transaction may take.</summary>
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(50);

    private int size = sizes.First;

    /// <summary>How many rows couldn't be applied as planned, because the roster had changed since.</summary>
    public int Missed { get; private set; }

    /// <summary>Whether a row opted somebody out or in.</summary>
    public bool OptOutsChanged => users.OptOutsChanged;

    /// <summary>Applies the next rows; false: there are none.</summary>
    public async Task<bool> NextAsync(Guid syncId, CancellationToken cancellationToken)
    {
        var took = TimeSpan.Zero;
        var applied = await unitOfWork.RunAsync<Result<Batch>>(
            async token =>
            {
                var started = clock.GetTimestamp();
                var batch = await ApplyAsync(syncId, token);
                took = clock.GetElapsedTime(started);
                return batch;
            },
            cancellationToken);
        if (applied.Fault?.Kind == FaultKind.Uniqueness)
        {
            return await NarrowAsync(syncId, cancellationToken);
        }

        var done = applied.OrThrow();
        Missed += done.Missed;
        size = Math.Clamp(took > TimeSpan.Zero ? (int)(done.Rows * (Target / took)) : size * 2, sizes.Fewest, sizes.Most);
        return done.Rows > 0;
    }

    private async Task<Batch> ApplyAsync(Guid syncId, CancellationToken cancellationToken)
    {
        var (sync, rows) = await LoadAsync(syncId, cancellationToken);
        if (rows.Count == 0)
        {
            return new Batch(0, 0);
        }

        var missed = 0;
        var byAdmin = sync.Service == Sync.ServiceCsv;
        foreach (var part in rows.GroupBy(row => row.Object))
        {
            IReadOnlyList<SyncChange> same = [.. part];
            missed += part.Key switch
            {
                ChangeObject.Users => await users.ApplyAsync(same, byAdmin, cancellationToken),
                ChangeObject.Groups => await groups.ApplyAsync(same, byAdmin, cancellationToken),
                _ => await memberships.ApplyAsync(same, byAdmin, cancellationToken),
            };
        }

        await NoteDeparturesAsync(sync, rows, cancellationToken);
        sync.AppliedThrough = rows[^1].Ordinal;
        return new Batch(rows.Count, missed);
    }

    /// <summary>What the guards add up: what syncs take away, confirmed go-lives aside.</summary>
    private async Task NoteDeparturesAsync(Sync sync, IReadOnlyList<SyncChange> rows, CancellationToken cancellationToken)
    {
        if (sync.Service != Sync.ServiceScim)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var departures = rows
            .Where(row => row is { IsApplied: true, Action: ChangeAction.Archived, UserId: not null }
                && (row.Object == ChangeObject.Memberships || (row.Object == ChangeObject.Users && sync.ConfirmedArchives is null)))
            .Select(row => new Departure
            {
                TenantId = row.TenantId,
                SyncId = sync.Id,
                GroupId = row.Object == ChangeObject.Memberships ? row.GroupId!.Value : Guid.Empty,
                UserId = row.UserId!.Value,
                At = now,
            })
            .ToList();
        if (departures.Count > 0)
        {
            await bulk.InsertAsync(departures, cancellationToken);
        }
    }

    /// <summary>An admin took an address or a name between our look and our write: halves the batch until the row concerned stands alone, and fails that one.</summary>
    private async Task<bool> NarrowAsync(Guid syncId, CancellationToken cancellationToken)
    {
        if (size > 1)
        {
            size /= 2;
            return true;
        }

        (await unitOfWork.RunAsync<Result<Done>>(
            async token =>
            {
                var (sync, rows) = await LoadAsync(syncId, token);
                foreach (var row in rows)
                {
                    row.Outcome = ChangeOutcome.Failed;
                    row.Error = row.Object == ChangeObject.Groups ? RosterMoved.NameTaken(row.Name) : RosterMoved.AddressTaken(row.Email ?? row.Name);
                }

                Missed += rows.Count;
                sync.AppliedThrough = rows[^1].Ordinal;
                return default(Done);
            },
            cancellationToken)).OrThrow();
        return true;
    }

    private async Task<(Sync Sync, IReadOnlyList<SyncChange> Rows)> LoadAsync(Guid syncId, CancellationToken cancellationToken)
    {
        var sync = await store.FindAsync<Sync>(syncId, cancellationToken) ?? throw new InvalidOperationException("The sync is gone.");
        for (var most = size; ; most *= 2)
        {
            var rows = await reports.NextAsync(syncId, sync.AppliedThrough, most, sync.Phase == SyncPhase.Allowing, cancellationToken);
            var whole = Whole(rows);
            if (whole > 0 || rows.Count < most)
            {
                return (sync, [.. rows.Take(whole > 0 ? whole : rows.Count)]);
            }
        }
    }

    /// <summary>How many rows come before the last that must not be parted from its successor.</summary>
    private static int Whole(IReadOnlyList<SyncChange> rows)
    {
        var count = rows.Count;
        while (count > 0 && rows[count - 1].WithNext)
        {
            count--;
        }

        return count;
    }

    private sealed record Batch(int Rows, int Missed);
}

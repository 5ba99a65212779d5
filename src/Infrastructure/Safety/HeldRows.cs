using System.Linq.Expressions;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Ksat.Provisioning.Infrastructure.Safety;

/// <summary>Outside a unit of work each step is a short transaction, so that SCIM writes get in between.</summary>
internal sealed class HeldRows(ProvisioningDbContext database, SingleWrite write, IBulk bulk, Caller caller) : IHeldRows
{
    private const int Step = 500;

    public async Task HoldAsync(Guid syncId, Holding holding, CancellationToken cancellationToken)
    {
        var users = Archives(syncId, ChangeObject.Users);
        if (holding.Strangers is { } strangers)
        {
            await HoldAsync(users.Where(row => row.DirectoryId == null), strangers, cancellationToken);
        }

        if (holding.Users is { } because)
        {
            await HoldAsync(users.Where(row => row.DirectoryId != null), because, cancellationToken);
            await HoldAsync(Archives(syncId, ChangeObject.Memberships).Where(row => HeldUsers(syncId).Any(user => user.UserId == row.UserId)), because, cancellationToken);
        }

        foreach (var (group, reason) in holding.Groups)
        {
            await HoldAsync(Archives(syncId, ChangeObject.Groups).Where(row => row.GroupId == group), reason, cancellationToken);
        }

        foreach (var (group, reason) in holding.Members)
        {
            await HoldAsync(Archives(syncId, ChangeObject.Memberships).Where(row => row.GroupId == group), reason, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<Guid>> TakeOverAsync(Guid syncId, bool everybody, CancellationToken cancellationToken)
    {
        var concerned = new List<Guid>();
        var decides = await Decisions(syncId).AnyAsync(cancellationToken);
        foreach (var older in await database.Syncs.AsNoTracking().Where(sync => sync.Status == SyncStatus.Held && sync.Id != syncId)
            .Select(sync => sync.Id).ToListAsync(cancellationToken))
        {
            var left = decides ? await DropAsync(Decided(older, syncId), cancellationToken) : 0;
            if (everybody || !await HoldsStillAsync(older, cancellationToken))
            {
                foreach (var moved in Moved(older))
                {
                    left += await DropAsync(moved, cancellationToken);
                }
            }

            if (left > 0)
            {
                concerned.Add(older);
            }
        }

        return concerned;
    }

    public async Task<IReadOnlyList<string>> MovedAsync(Guid syncId, int most, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var moved in Moved(syncId))
        {
            var rows = await moved.OrderBy(row => row.Ordinal).Take(most).Select(row => new { row.Object, row.Name, row.Group }).ToListAsync(cancellationToken);
            names.AddRange(rows.Select(row => row.Object == ChangeObject.Memberships ? $"{row.Name} in {row.Group}" : row.Name));
        }

        return names;
    }

    public Task<int> AllowAsync(Guid syncId, CancellationToken cancellationToken) => ChangeAsync(
        Waiting(syncId),
        row => row
            .SetProperty(held => held.Allowed, true)
            .SetProperty(held => held.Action, held => held.HeldAs!.Value)
            .SetProperty(held => held.HeldAs, (ChangeAction?)null),
        cancellationToken);

    public async Task<int> RejectAsync(Guid syncId, CancellationToken cancellationToken)
    {
        await SilenceAsync(Waiting(syncId), syncId, cancellationToken);
        return await ChangeAsync(Waiting(syncId), row => row.SetProperty(held => held.Outcome, ChangeOutcome.Rejected), cancellationToken);
    }

    public Task SilenceAsync(Guid syncId, CancellationToken cancellationToken) => SilenceAsync(
        RowsOf(syncId).Where(row => row.Outcome == ChangeOutcome.Successful && row.Action != ChangeAction.Protected && row.Action != ChangeAction.Linked),
        syncId,
        cancellationToken);

    public Task UnsilenceAsync(Guid syncId, CancellationToken cancellationToken) =>
        write.RunAsync(
            () => database.Silences.Where(silence => database.SyncChanges.Any(row =>
                row.SyncId == syncId && row.SubjectId == silence.SubjectId && row.SubjectMember == silence.SubjectMember && row.Object == silence.Object
                && row.Outcome == ChangeOutcome.Successful)).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);

    public async Task<int> DifferencesAsync(Guid syncId, Guid otherId, CancellationToken cancellationToken)
    {
        var newOrChanged = await RowsOf(syncId).CountAsync(
            row => !database.SyncChanges.Any(other => other.SyncId == otherId && other.SubjectId == row.SubjectId && other.SubjectMember == row.SubjectMember
                && other.Object == row.Object && other.Digest == row.Digest),
            cancellationToken);
        var gone = await RowsOf(otherId).CountAsync(
            row => !database.SyncChanges.Any(other => other.SyncId == syncId && other.SubjectId == row.SubjectId && other.SubjectMember == row.SubjectMember
                && other.Object == row.Object),
            cancellationToken);
        return newOrChanged + gone;
    }

    private IQueryable<SyncChange> RowsOf(Guid syncId) => database.SyncChanges.AsNoTracking().Where(row => row.SyncId == syncId);

    private IQueryable<SyncChange> Archives(Guid syncId, ChangeObject kind) =>
        RowsOf(syncId).Where(row => row.Object == kind && row.Action == ChangeAction.Archived && row.Outcome == ChangeOutcome.Successful);

    private IQueryable<SyncChange> HeldUsers(Guid syncId) =>
        database.SyncChanges.Where(row => row.SyncId == syncId && row.Object == ChangeObject.Users && row.Action == ChangeAction.Held);

    private IQueryable<SyncChange> Waiting(Guid syncId) =>
        RowsOf(syncId).Where(row => row.Action == ChangeAction.Held && row.Outcome == ChangeOutcome.Successful);

    /// <summary>Rows that a sync holds or has archived.</summary>
    private IQueryable<SyncChange> Decisions(Guid syncId) => RowsOf(syncId)
        .Where(row => row.Outcome == ChangeOutcome.Successful && (row.Action == ChangeAction.Held || row.Action == ChangeAction.Archived));

    /// <summary>Held rows whose subjects a newer sync has decided about.</summary>
    private IQueryable<SyncChange> Decided(Guid syncId, Guid newerId) => Waiting(syncId).Where(row => Decisions(newerId).Any(newer =>
        newer.SubjectId == row.SubjectId && newer.SubjectMember == row.SubjectMember && newer.Object == row.Object));

    private HoldsStill Still => new(database);

    private async Task<bool> HoldsStillAsync(Guid syncId, CancellationToken cancellationToken) =>
        await Waiting(syncId, ChangeObject.Users).AnyAsync(Still.User, cancellationToken)
        || await Waiting(syncId, ChangeObject.Groups).AnyAsync(Still.Group, cancellationToken)
        || await Waiting(syncId, ChangeObject.Memberships).AnyAsync(Still.Membership, cancellationToken);

    /// <summary>Held rows that no longer hold, because directory or roster have changed since: of users, of groups, of memberships.</summary>
    private IEnumerable<IQueryable<SyncChange>> Moved(Guid syncId) =>
    [
        Waiting(syncId, ChangeObject.Users).Where(HoldsStill.Not(Still.User)),
        Waiting(syncId, ChangeObject.Groups).Where(HoldsStill.Not(Still.Group)),
        Waiting(syncId, ChangeObject.Memberships).Where(HoldsStill.Not(Still.Membership)),
    ];

    private IQueryable<SyncChange> Waiting(Guid syncId, ChangeObject kind) => Waiting(syncId).Where(row => row.Object == kind);

    private Task<int> DropAsync(IQueryable<SyncChange> rows, CancellationToken cancellationToken) =>
        StepAsync(rows, part => part.ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private Task<int> HoldAsync(IQueryable<SyncChange> rows, string because, CancellationToken cancellationToken) => ChangeAsync(
        rows,
        row => row
            .SetProperty(held => held.HeldAs, held => (ChangeAction?)held.Action)
            .SetProperty(held => held.Action, ChangeAction.Held)
            .SetProperty(held => held.HeldBecause, because),
        cancellationToken);

    private Task<int> ChangeAsync(IQueryable<SyncChange> rows, Action<UpdateSettersBuilder<SyncChange>> change, CancellationToken cancellationToken) =>
        StepAsync(rows, part => part.ExecuteUpdateAsync(change, cancellationToken), cancellationToken);

    /// <summary>From the first row to the last, so that rows once changed are not looked at again.</summary>
    private async Task<int> StepAsync(IQueryable<SyncChange> rows, Func<IQueryable<SyncChange>, Task<int>> change, CancellationToken cancellationToken)
    {
        var (after, changed) = (0, 0);
        while (await rows.Where(After(after)).OrderBy(row => row.Ordinal).Select(row => row.Ordinal).Take(Step).ToListAsync(cancellationToken) is { Count: > 0 } next)
        {
            var upTo = next[^1];
            var part = rows.Where(After(after)).Where(row => row.Ordinal <= upTo);
            changed += await write.RunAsync(() => change(part), cancellationToken);
            after = upTo;
        }

        return changed;
    }

    private static Expression<Func<SyncChange, bool>> After(int ordinal) => row => row.Ordinal > ordinal;

    private async Task SilenceAsync(IQueryable<SyncChange> rows, Guid syncId, CancellationToken cancellationToken)
    {
        var after = 0;
        while (await rows.Where(After(after))
            .Where(row => !database.Silences.Any(silence =>
                silence.Object == row.Object && silence.SubjectId == row.SubjectId && silence.SubjectMember == row.SubjectMember))
            .OrderBy(row => row.Ordinal).Take(Step)
            .Select(row => new { row.Ordinal, row.Object, row.SubjectId, row.SubjectMember }).ToListAsync(cancellationToken) is { Count: > 0 } next)
        {
            var silences = next.DistinctBy(row => (row.Object, row.SubjectId, row.SubjectMember)).Select(row => new Silence
            {
                TenantId = caller.TenantId,
                Object = row.Object,
                SubjectId = row.SubjectId,
                SubjectMember = row.SubjectMember,
                SyncId = syncId,
            }).ToList();
            await bulk.InsertAsync(silences, cancellationToken);
            after = next[^1].Ordinal;
        }
    }
}

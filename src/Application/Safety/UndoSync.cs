using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>POST …/syncs/{id}/undo, and POST /users/{id}/undo: a sync of its own that puts back what a live sync did. Answers its id.</summary>
/// <param name="UserId">Only what concerns this roster user; null: everything.</param>
/// <param name="Partial">Where later changes stand in the way the rest is put back; otherwise the whole is refused.</param>
public sealed record UndoSync(Guid SyncId, Guid? UserId = null, bool Partial = false) : ICommand<Guid>;

internal sealed class UndoSyncValidator : AbstractValidator<UndoSync>;

internal sealed class UndoSyncHandler(
    IStore store, IUnitOfWork unitOfWork, UndoPlan plan, AuditTrail audit, ISyncSignal signal, Caller caller, TimeProvider clock) : ICommandHandler<UndoSync, Guid>
{
    private const int MostNamed = 10;

    public async Task<Result<Guid>> Handle(UndoSync request, CancellationToken cancellationToken)
    {
        var undone = await store.FindAsync(new SyncById(request.SyncId), cancellationToken);
        if (undone is null)
        {
            return Fault.NotFound($"There is no sync {request.SyncId}.");
        }

        if (undone.TestMode || undone.Status is not (SyncStatus.Completed or SyncStatus.Held or SyncStatus.Failed))
        {
            return Fault.Conflict(undone.TestMode ? "A Test Mode sync changed nothing: there is nothing to undo." : $"This sync is {undone.Status}: there is nothing to undo.");
        }

        if (request.UserId is { } user && await store.FindAsync(new RosterUserById(user), cancellationToken) is null)
        {
            return Fault.NotFound($"There is no user {user}.");
        }

        var undo = new Sync
        {
            TenantId = caller.TenantId,
            Id = Ids.New(clock),
            ReceivedAt = clock.GetUtcNow(),
            Service = Sync.ServiceUndo,
            Forced = true,
            Reason = request.UserId is null ? "Undo of a sync" : "Undo of a sync for one user",
            Undoes = request.SyncId,
            UndoesUser = request.UserId,
        };
        if (!request.Partial && await ObstaclesAsync(undo, cancellationToken) is { } fault)
        {
            return fault;
        }

        store.Add(undo);
        audit.Record(AuditKind.Undo, request.UserId is null ? "A sync was undone" : "A sync was undone for one user", request.UserId ?? request.SyncId);
        unitOfWork.OnCommit(() => signal.Wake(caller.TenantId, atOnce: true));
        return undo.Id;
    }

    /// <summary>Later changes that stand in the way, named.</summary>
    private async Task<Fault?> ObstaclesAsync(Sync undo, CancellationToken cancellationToken)
    {
        var named = new List<string>();
        await foreach (var page in plan.RowsAsync(undo, cancellationToken))
        {
            named.AddRange(page.Where(row => row.Change.Outcome == ChangeOutcome.Failed).Select(row => $"{row.Change.Name}: {row.Change.Error!.Remedy}"));
            if (named.Count >= MostNamed)
            {
                break;
            }
        }

        return named.Count == 0
            ? null
            : Fault.Conflict($"Later changes stand in the way; ask with \"partial\": true to put back the rest. {string.Join(" ", named.Take(MostNamed))}");
    }
}

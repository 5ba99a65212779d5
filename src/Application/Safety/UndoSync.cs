using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>POST …/syncs/{id}/undo, and POST /users/{id}/undo: a sync of its own that puts back what a live sync did. Answers its id.</summary>
/// <param name="UserId">Only what concerns this roster user; null: everything.</param>
public sealed record UndoSync(Guid SyncId, Guid? UserId = null) : ICommand<Guid>;

internal sealed class UndoSyncValidator : AbstractValidator<UndoSync>;

internal sealed class UndoSyncHandler(
    IStore store, IUnitOfWork unitOfWork, AuditTrail audit, ISyncSignal signal, Caller caller, TimeProvider clock) : ICommandHandler<UndoSync, Guid>
{
    public async Task<Result<Guid>> Handle(UndoSync request, CancellationToken cancellationToken)
    {
        if (await store.WhyNotUndoneAsync(request.SyncId, request.UserId, cancellationToken) is { } fault)
        {
            return fault;
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
        store.Add(undo);
        audit.Record(AuditKind.Undo, request.UserId is null ? "A sync was undone" : "A sync was undone for one user", request.UserId ?? request.SyncId);
        unitOfWork.OnCommit(() => signal.Wake(caller.TenantId, atOnce: true));
        return undo.Id;
    }
}

using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>POST …/held/allow: the sync's held rows are applied, this once, in its own report. Refused where directory or roster have moved so that they no longer hold.</summary>
public sealed record AllowHeld(Guid SyncId) : ICommand<Guid>;

internal sealed class AllowHeldValidator : AbstractValidator<AllowHeld>;

internal sealed class AllowHeldHandler(IStore store, IHeldRows held, IUnitOfWork unitOfWork, AuditTrail audit, ISyncSignal signal, Caller caller) : ICommandHandler<AllowHeld, Guid>
{
    private const int MostNamed = 10;

    public async Task<Result<Guid>> Handle(AllowHeld request, CancellationToken cancellationToken)
    {
        var found = await store.HeldSyncAsync(request.SyncId, cancellationToken);
        if (found.IsFault)
        {
            return found.Fault;
        }

        if (await held.MovedAsync(request.SyncId, MostNamed, cancellationToken) is { Count: > 0 } moved)
        {
            return Fault.Conflict($"Things have changed since the rows were held; force a full sync to see what holds now. No longer so: {string.Join(", ", moved)}.");
        }

        var sync = found.Value;
        var count = await held.AllowAsync(request.SyncId, cancellationToken);
        (sync.Status, sync.Phase, sync.AppliedThrough) = (SyncStatus.Processing, SyncPhase.Allowing, 0);
        audit.Record(AuditKind.HeldRows, $"{Plain.Count(count, "held row")} {(count == 1 ? "was" : "were")} allowed", request.SyncId);
        unitOfWork.OnCommit(() => signal.Wake(caller.TenantId, atOnce: true));
        return request.SyncId;
    }
}

internal static class HeldSyncs
{
    /// <summary>The sync, if it holds rows.</summary>
    public static async Task<Result<Sync>> HeldSyncAsync(this IStore store, Guid id, CancellationToken cancellationToken)
    {
        var sync = await store.FindAsync<Sync>(id, cancellationToken);
        return sync switch
        {
            null => Fault.NotFound($"There is no sync {id}."),
            { Status: not SyncStatus.Held } => Fault.Conflict("This sync holds no rows (any more)."),
            _ => sync,
        };
    }
}

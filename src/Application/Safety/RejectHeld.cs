using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>POST …/held/reject: the sync's held rows are dropped, and nothing about their users, groups and memberships is planned until the identity provider changes them.</summary>
public sealed record RejectHeld(Guid SyncId) : ICommand<Guid>;

internal sealed class RejectHeldValidator : AbstractValidator<RejectHeld>;

internal sealed class RejectHeldHandler(IStore store, IHeldRows held, IReportRows reports, AuditTrail audit) : ICommandHandler<RejectHeld, Guid>
{
    public async Task<Result<Guid>> Handle(RejectHeld request, CancellationToken cancellationToken)
    {
        var found = await store.HeldSyncAsync(request.SyncId, cancellationToken);
        if (found.IsFault)
        {
            return found.Fault;
        }

        var count = await held.RejectAsync(request.SyncId, cancellationToken);
        found.Value.Status = SyncStatus.Completed;
        found.Value.Tally = await reports.TallyAsync(request.SyncId, cancellationToken);
        audit.Record(AuditKind.HeldRows, $"{Plain.Count(count, "held row")} {(count == 1 ? "was" : "were")} rejected", request.SyncId);
        return request.SyncId;
    }
}

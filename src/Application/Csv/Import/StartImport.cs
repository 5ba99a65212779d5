using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Csv.Import;

/// <summary>All lines have been staged: the import waits as a sync of its own, with plan and report like any other (docs/product.md, "The CSV").</summary>
/// <param name="Id">Of the sync, under which the lines were staged.</param>
/// <param name="DryRun">Only the report is wanted.</param>
/// <param name="Unknown">Headers that mean nothing: a warning on the report.</param>
public sealed record StartImport(Guid Id, int Lines, bool DryRun, IReadOnlyList<string> Unknown) : ICommand<Guid>;

internal sealed class StartImportValidator : AbstractValidator<StartImport>
{
    public StartImportValidator() => RuleFor(command => command.Lines).LessThanOrEqualTo(CsvLimits.MostRows);
}

internal sealed class StartImportHandler(IStore store, IUnitOfWork unitOfWork, ISyncSignal signal, AuditTrail audit, Caller caller, TimeProvider clock)
    : ICommandHandler<StartImport, Guid>
{
    public Task<Result<Guid>> Handle(StartImport request, CancellationToken cancellationToken)
    {
        store.Add(new Sync
        {
            TenantId = caller.TenantId,
            Id = request.Id,
            ReceivedAt = clock.GetUtcNow(),
            Service = Sync.ServiceCsv,
            TestMode = request.DryRun,
            Forced = true,
            Reason = request.DryRun ? "Dry run of a CSV import" : "CSV import",
            Warnings = request.Unknown.Count == 0 ? [] : [$"Columns that mean nothing here were left out: {string.Join(", ", request.Unknown)}."],
        });
        audit.Record(AuditKind.Import, $"CSV of {request.Lines} users {(request.DryRun ? "tried out" : "imported")}", request.Id);
        var tenant = caller.TenantId;
        unitOfWork.OnCommit(() => signal.Wake(tenant, atOnce: true));
        return Task.FromResult<Result<Guid>>(request.Id);
    }
}

using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Import;

namespace Ksat.Provisioning.Application.Csv.Import;

/// <summary>Keeps some lines of a CSV until its sync begins: a file arrives in many short transactions, so that SCIM writes get in between.</summary>
/// <param name="Lines">At most <see cref="MostLines"/>, all of one import.</param>
public sealed record StageImportLines(IReadOnlyList<ImportLine> Lines) : ICommand<Done>
{
    public const int MostLines = 500;
}

internal sealed class StageImportLinesValidator : AbstractValidator<StageImportLines>
{
    public StageImportLinesValidator() => RuleFor(command => command.Lines.Count).LessThanOrEqualTo(StageImportLines.MostLines);
}

internal sealed class StageImportLinesHandler(IBulk bulk) : ICommandHandler<StageImportLines, Done>
{
    public async Task<Result<Done>> Handle(StageImportLines request, CancellationToken cancellationToken)
    {
        await bulk.InsertAsync(request.Lines, cancellationToken);
        return default(Done);
    }
}

using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Application.Csv.Import;

/// <summary>Forgets the lines of an import that came to nothing.</summary>
public sealed record DropImport(Guid Id) : ICommand<Done>;

internal sealed class DropImportValidator : AbstractValidator<DropImport>
{
    public DropImportValidator() => RuleFor(command => command.Id).NotEmpty();
}

internal sealed class DropImportHandler(IImportLines lines) : ICommandHandler<DropImport, Done>
{
    public async Task<Result<Done>> Handle(DropImport request, CancellationToken cancellationToken)
    {
        await lines.DropAsync(request.Id, cancellationToken);
        return default(Done);
    }
}

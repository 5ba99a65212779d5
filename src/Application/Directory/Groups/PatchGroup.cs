using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>PATCH of a group's attributes together, or of nothing (Entra's validator sends no operations).</summary>
public sealed record PatchGroup(Guid Id, GroupPatch Patch, Precondition Precondition) : ICommand<GroupView>;

internal sealed class PatchGroupValidator : AbstractValidator<PatchGroup>
{
    public PatchGroupValidator() =>
        RuleFor(command => command.Patch).Must(patch => patch is not null).WithMessage("The operations are missing.");
}

internal sealed class PatchGroupHandler(DirectoryGroups groups) : ICommandHandler<PatchGroup, GroupView>
{
    public Task<Result<GroupView>> Handle(PatchGroup request, CancellationToken cancellationToken) =>
        groups.ChangeAsync(request.Id, request.Patch.Changes, request.Precondition, cancellationToken);
}

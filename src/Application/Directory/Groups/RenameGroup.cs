using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>PATCH of <c>displayName</c> alone.</summary>
public sealed record RenameGroup(Guid Id, GroupPatch Patch, Precondition Precondition) : ICommand<GroupView>;

internal sealed class RenameGroupValidator : AbstractValidator<RenameGroup>
{
    public RenameGroupValidator() =>
        RuleFor(command => command.Patch).Must(patch => patch.ChangesNameOnly).WithMessage("Renaming sets displayName and nothing else.");
}

internal sealed class RenameGroupHandler(DirectoryGroups groups) : ICommandHandler<RenameGroup, GroupView>
{
    public Task<Result<GroupView>> Handle(RenameGroup request, CancellationToken cancellationToken) =>
        groups.ChangeAsync(request.Id, request.Patch.Changes, request.Precondition, cancellationToken);
}

using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>PATCH of members alone: costs what it changes, not what the group holds.</summary>
public sealed record PatchGroupMembers(Guid Id, GroupPatch Patch, Precondition Precondition) : ICommand<GroupView>;

internal sealed class PatchGroupMembersValidator : AbstractValidator<PatchGroupMembers>
{
    public PatchGroupMembersValidator() =>
        RuleFor(command => command.Patch).Must(patch => patch.ChangesMembersOnly).WithMessage("This changes members and nothing else.");
}

internal sealed class PatchGroupMembersHandler(DirectoryGroups groups) : ICommandHandler<PatchGroupMembers, GroupView>
{
    public Task<Result<GroupView>> Handle(PatchGroupMembers request, CancellationToken cancellationToken) =>
        groups.ChangeAsync(request.Id, request.Patch.Changes, request.Precondition, cancellationToken);
}

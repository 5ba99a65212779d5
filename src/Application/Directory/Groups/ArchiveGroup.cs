using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>DELETE /Groups/{id}: the group is gone from the directory, and the next sync archives it on the roster.</summary>
public sealed record ArchiveGroup(Guid Id, Precondition Precondition) : ICommand<GroupView>;

internal sealed class ArchiveGroupValidator : AbstractValidator<ArchiveGroup>
{
    public ArchiveGroupValidator() => RuleFor(command => command.Id).NotEmpty();
}

internal sealed class ArchiveGroupHandler(DirectoryGroups groups) : ICommandHandler<ArchiveGroup, GroupView>
{
    public Task<Result<GroupView>> Handle(ArchiveGroup request, CancellationToken cancellationToken) =>
        groups.DeleteAsync(request.Id, request.Precondition, cancellationToken);
}

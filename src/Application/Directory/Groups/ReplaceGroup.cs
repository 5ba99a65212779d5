using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Documents;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>PUT /Groups/{id}.</summary>
public sealed record ReplaceGroup(Guid Id, ResourceBody Body, Precondition Precondition) : ICommand<GroupView>;

internal sealed class ReplaceGroupValidator : AbstractValidator<ReplaceGroup>
{
    public ReplaceGroupValidator() =>
        RuleFor(command => command.Body.DisplayName).NotEmpty().WithMessage("displayName is required.").OverridePropertyName("displayName");
}

internal sealed class ReplaceGroupHandler(DirectoryGroups groups) : ICommandHandler<ReplaceGroup, GroupView>
{
    public Task<Result<GroupView>> Handle(ReplaceGroup request, CancellationToken cancellationToken) =>
        groups.ChangeAsync(request.Id, GroupBodies.Whole(request.Body), request.Precondition, cancellationToken);
}

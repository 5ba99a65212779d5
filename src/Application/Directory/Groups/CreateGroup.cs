using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Documents;

namespace Ksat.Provisioning.Application.Directory.Groups;

/// <summary>POST /Groups. A displayName that is taken is decided by the unique index.</summary>
public sealed record CreateGroup(ResourceBody Body) : ICommand<GroupView>;

internal sealed class CreateGroupValidator : AbstractValidator<CreateGroup>
{
    public CreateGroupValidator() =>
        RuleFor(command => command.Body.DisplayName).NotEmpty().WithMessage("displayName is required.").OverridePropertyName("displayName");
}

internal sealed class CreateGroupHandler(DirectoryGroups groups) : ICommandHandler<CreateGroup, GroupView>
{
    public Task<Result<GroupView>> Handle(CreateGroup request, CancellationToken cancellationToken) =>
        groups.CreateAsync(request.Body.DisplayName!, request.Body.ExternalId, GroupBodies.Members(request.Body), cancellationToken);
}

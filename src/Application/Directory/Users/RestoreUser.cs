using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>PATCH of <c>active</c> alone, to true.</summary>
public sealed record RestoreUser(Guid Id, PatchRequest Activation, Precondition Precondition) : ICommand<UserView>;

internal sealed class RestoreUserValidator : AbstractValidator<RestoreUser>
{
    public RestoreUserValidator() =>
        RuleFor(command => command.Activation).Must(patch => patch.SetsOnlyActive(out var active) && active).WithMessage("Restoring sets active to true and nothing else.");
}

internal sealed class RestoreUserHandler(DirectoryUsers users) : ICommandHandler<RestoreUser, UserView>
{
    public Task<Result<UserView>> Handle(RestoreUser request, CancellationToken cancellationToken) =>
        users.PatchAsync(request.Id, request.Activation, request.Precondition, cancellationToken);
}

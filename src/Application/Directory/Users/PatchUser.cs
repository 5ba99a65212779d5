using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>PATCH /Users/{id} of anything but <c>active</c> alone, which is <see cref="ArchiveUser"/> or <see cref="RestoreUser"/>.</summary>
public sealed record PatchUser(Guid Id, PatchRequest Patch, Precondition Precondition) : ICommand<UserView>;

internal sealed class PatchUserValidator : AbstractValidator<PatchUser>
{
    public PatchUserValidator() => RuleFor(command => command.Patch).NotNull();
}

internal sealed class PatchUserHandler(DirectoryUsers users) : ICommandHandler<PatchUser, UserView>
{
    public Task<Result<UserView>> Handle(PatchUser request, CancellationToken cancellationToken) =>
        users.PatchAsync(request.Id, request.Patch, request.Precondition, cancellationToken);
}

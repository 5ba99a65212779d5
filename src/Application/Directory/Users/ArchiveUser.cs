using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Patch;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>
/// The identity provider lets go of a user, so that the next sync archives him on the roster: by PATCH of <c>active</c> alone, to false, he stays in the directory and can be
/// found again; by DELETE he is gone from it.
/// </summary>
/// <param name="Deactivation">Null: DELETE.</param>
public sealed record ArchiveUser(Guid Id, PatchRequest? Deactivation, Precondition Precondition) : ICommand<UserView>;

internal sealed class ArchiveUserValidator : AbstractValidator<ArchiveUser>
{
    public ArchiveUserValidator() =>
        RuleFor(command => command.Deactivation)
            .Must(patch => patch is null || (patch.SetsOnlyActive(out var active) && !active))
            .WithMessage("Archiving sets active to false and nothing else.");
}

internal sealed class ArchiveUserHandler(DirectoryUsers users) : ICommandHandler<ArchiveUser, UserView>
{
    public async Task<Result<UserView>> Handle(ArchiveUser request, CancellationToken cancellationToken)
    {
        if (request.Deactivation is { } patch)
        {
            return await users.PatchAsync(request.Id, patch, request.Precondition, cancellationToken);
        }

        var found = await users.FindAsync(request.Id, request.Precondition, cancellationToken);
        return found.IsFault ? found.Fault : await users.DeleteAsync(found.Value, cancellationToken);
    }
}

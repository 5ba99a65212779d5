using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>PATCH /api/v1/users/{id}: an edit in the console.</summary>
public sealed record ChangeRosterUser(Guid Id, UserPatch Patch) : ICommand<UserView>;

internal sealed class ChangeRosterUserValidator : AbstractValidator<ChangeRosterUser>
{
    public ChangeRosterUserValidator() => RuleFor(command => command).Custom((command, context) => command.Patch.Errors.AddTo(context));
}

internal sealed class ChangeRosterUserHandler(IStore store, RosterEditing editing) : ICommandHandler<ChangeRosterUser, UserView>
{
    public async Task<Result<UserView>> Handle(ChangeRosterUser request, CancellationToken cancellationToken)
    {
        var user = await store.FindAsync<RosterUser>(request.Id, cancellationToken);
        return user is null ? NoSuchUser.Of(request.Id) : await editing.ApplyAsync(user, request.Patch, isNew: false, cancellationToken);
    }
}

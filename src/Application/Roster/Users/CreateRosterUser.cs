using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>POST /api/v1/users: a user made in the console.</summary>
public sealed record CreateRosterUser(UserPatch Body) : ICommand<UserView>;

internal sealed class CreateRosterUserValidator : AbstractValidator<CreateRosterUser>
{
    public CreateRosterUserValidator()
    {
        RuleFor(command => command).Custom((command, context) => command.Body.Errors.AddTo(context));
        RuleFor(command => command.Body.Email)
            .NotEmpty().When(command => !command.Body.Errors.Has(RosterFields.Email))
            .WithMessage("email is required.").OverridePropertyName(RosterFields.Email);
    }
}

internal sealed class CreateRosterUserHandler(IStore store, RosterEditing editing, Caller caller, TimeProvider clock) : ICommandHandler<CreateRosterUser, UserView>
{
    public Task<Result<UserView>> Handle(CreateRosterUser request, CancellationToken cancellationToken)
    {
        var user = new RosterUser { TenantId = caller.TenantId, Id = Ids.New(clock), CreatedAt = clock.GetUtcNow() };
        store.Add(user);
        return editing.ApplyAsync(user, request.Body, isNew: true, cancellationToken);
    }
}

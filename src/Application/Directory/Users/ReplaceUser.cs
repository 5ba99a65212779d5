using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Documents;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>PUT /Users/{id}: what the body leaves out is gone, except active.</summary>
public sealed record ReplaceUser(Guid Id, ResourceBody Body, Precondition Precondition) : ICommand<UserView>;

internal sealed class ReplaceUserValidator : AbstractValidator<ReplaceUser>
{
    public ReplaceUserValidator() => RuleFor(command => command.Body.UserName).NotEmpty().WithMessage("userName is required.").OverridePropertyName("userName");
}

internal sealed class ReplaceUserHandler(DirectoryUsers users) : ICommandHandler<ReplaceUser, UserView>
{
    public async Task<Result<UserView>> Handle(ReplaceUser request, CancellationToken cancellationToken)
    {
        var found = await users.FindAsync(request.Id, request.Precondition, cancellationToken);
        return found.IsFault ? found.Fault : await users.LeaveAsync(found.Value, users.DocumentOf(found.Value).Replace(request.Body), cancellationToken);
    }
}

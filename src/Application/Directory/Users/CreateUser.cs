using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Scim.Documents;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>POST /Users. A userName that is taken is decided by the unique index.</summary>
public sealed record CreateUser(ResourceBody Body) : ICommand<UserView>;

internal sealed class CreateUserValidator : AbstractValidator<CreateUser>
{
    public CreateUserValidator() => RuleFor(command => command.Body.UserName).NotEmpty().WithMessage("userName is required.").OverridePropertyName("userName");
}

internal sealed class CreateUserHandler(DirectoryUsers users) : ICommandHandler<CreateUser, UserView>
{
    public async Task<Result<UserView>> Handle(CreateUser request, CancellationToken cancellationToken) =>
        await users.CreateAsync(UserDocument.Create(request.Body), cancellationToken);
}

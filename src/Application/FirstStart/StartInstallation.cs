using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Tenants;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.FirstStart;

/// <summary>
/// At every start: on an empty database the first tenant is made, with these secrets or generated ones. Of several processes that start at once one makes it, decided by
/// the key of <see cref="Installation"/>; the others meet <see cref="FaultKind.Uniqueness"/> and find it made.
/// </summary>
/// <param name="Tenant">Its name; null: a name that says nothing.</param>
/// <param name="ScimToken">Null: generated, as are the keys.</param>
public sealed record StartInstallation(string? Tenant, string? ScimToken, string? ConsoleKey, string? OperatorKey) : ICommand<InstallationStart>;

/// <summary>How the start found, or left, the installation.</summary>
public abstract record InstallationStart
{
    /// <summary>The tenant was made now; secrets that were generated are told this once, those that were given are null.</summary>
    public sealed record Made(string Tenant, string? ScimToken, string? ConsoleKey, string? OperatorKey) : InstallationStart;

    /// <summary>It goes on where it was; the bootstrap settings play no part any more.</summary>
    public sealed record GoesOn(int Tenants) : InstallationStart;
}

internal sealed class StartInstallationValidator : AbstractValidator<StartInstallation>
{
    public StartInstallationValidator()
    {
        RuleFor(command => command.Tenant).MaximumLength(Domain.Tenants.Tenant.NameLength);
        RuleFor(command => command.ScimToken).MinimumLength(AccessKey.ShortestSecret);
        RuleFor(command => command.ConsoleKey).MinimumLength(AccessKey.ShortestSecret);
        RuleFor(command => command.OperatorKey).MinimumLength(AccessKey.ShortestSecret);
    }
}

internal sealed class StartInstallationHandler(IStore store, ITenants tenants, NewTenant newTenant, TimeProvider clock)
    : ICommandHandler<StartInstallation, InstallationStart>
{
    private const string DefaultName = "First tenant";

    public async Task<Result<InstallationStart>> Handle(StartInstallation request, CancellationToken cancellationToken)
    {
        if (await tenants.InstallationAsync(cancellationToken) is not null)
        {
            return new InstallationStart.GoesOn(await tenants.CountAsync(cancellationToken));
        }

        var scimToken = request.ScimToken ?? AccessKey.NewSecret();
        var consoleKey = request.ConsoleKey ?? AccessKey.NewSecret();
        var operatorKey = request.OperatorKey ?? AccessKey.NewSecret();
        var now = clock.GetUtcNow();
        var tenant = newTenant.Make(request.Tenant ?? DefaultName, scimToken, consoleKey);
        store.Add(AccessKey.Issue(Ids.New(clock), null, AccessKind.Operator, operatorKey, now));
        store.Add(new Installation { StartedAt = now, FirstTenantId = tenant.Id });
        return new InstallationStart.Made(
            tenant.Name,
            request.ScimToken is null ? scimToken : null,
            request.ConsoleKey is null ? consoleKey : null,
            request.OperatorKey is null ? operatorKey : null);
    }
}

using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Application.Tenants;

/// <summary>PATCH /api/v1/tenants/{id}, for the operator: a suspended tenant's tokens and keys get 403.</summary>
public sealed record ChangeTenant(Guid Id, TenantBody Body) : ICommand<TenantView>;

internal sealed class ChangeTenantValidator : AbstractValidator<ChangeTenant>
{
    public ChangeTenantValidator() => RuleFor(command => command).Custom((command, context) => command.Body.Errors.AddTo(context));
}

internal sealed class ChangeTenantHandler(ITenants tenants, Caller caller, AuditTrail audit) : ICommandHandler<ChangeTenant, TenantView>
{
    public async Task<Result<TenantView>> Handle(ChangeTenant request, CancellationToken cancellationToken)
    {
        var tenant = await tenants.FindAsync(request.Id, cancellationToken);
        if (tenant is null)
        {
            return Fault.NotFound($"There is no tenant {request.Id}.");
        }

        caller.Identify(tenant.Id, caller.RequestId, caller.AccessKeyId);
        if (request.Body.Suspended is { } suspended && suspended != tenant.Suspended)
        {
            tenant.Suspend(suspended);
            audit.Record(AuditKind.Tenant, suspended ? "Tenant suspended" : "Tenant no longer suspended", tenant.Id);
        }

        if (request.Body.Name is { } name && name != tenant.Name)
        {
            audit.Record(AuditKind.Tenant, "Tenant renamed", tenant.Id, [new FieldChange("name", tenant.Name, name)]);
            tenant.Rename(name);
        }

        return TenantView.Of(tenant);
    }
}

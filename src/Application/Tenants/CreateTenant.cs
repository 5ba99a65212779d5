using System.Text.Json;
using FluentValidation;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Tenants;

/// <summary>POST /api/v1/tenants, for the operator.</summary>
public sealed record CreateTenant(TenantBody Body) : ICommand<CreatedTenant>;

/// <summary>What can be said of a tenant: <c>{"name":"…"}</c>, and in a PATCH <c>{"suspended":true}</c>.</summary>
public sealed class TenantBody
{
    private TenantBody(FieldErrors errors) => Errors = errors;

    internal FieldErrors Errors { get; }

    internal string? Name { get; private init; }

    internal bool? Suspended { get; private init; }

    public static TenantBody Read(JsonElement body)
    {
        var fields = JsonFields.Of(body);
        string? name = null;
        if (fields.TakeText("name", out var text))
        {
            name = text?.Trim();
            if (name is null or "" or { Length: > Tenant.NameLength })
            {
                fields.Wrong("name", $"must have 1 to {Tenant.NameLength} characters.");
            }
        }

        bool? suspended = fields.TakeBoolean("suspended", out var value) ? value : null;
        fields.RefuseTheRest();
        return new TenantBody(fields.Errors) { Name = name, Suspended = suspended };
    }
}

internal sealed class CreateTenantValidator : AbstractValidator<CreateTenant>
{
    public CreateTenantValidator()
    {
        RuleFor(command => command).Custom((command, context) => command.Body.Errors.AddTo(context));
        RuleFor(command => command.Body.Name)
            .NotNull().When(command => !command.Body.Errors.Has("name"))
            .WithMessage("name is required.").OverridePropertyName("name");
    }
}

internal sealed class CreateTenantHandler(NewTenant newTenant) : ICommandHandler<CreateTenant, CreatedTenant>
{
    public Task<Result<CreatedTenant>> Handle(CreateTenant request, CancellationToken cancellationToken)
    {
        var (scimToken, consoleKey) = (AccessKey.NewSecret(), AccessKey.NewSecret());
        var tenant = newTenant.Make(request.Body.Name!, scimToken, consoleKey);
        tenant.Suspend(request.Body.Suspended ?? false);
        return Task.FromResult<Result<CreatedTenant>>(new CreatedTenant(TenantView.Of(tenant), scimToken, consoleKey));
    }
}

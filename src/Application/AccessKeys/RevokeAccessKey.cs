using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.AccessKeys;

/// <summary>DELETE of a SCIM token or console key: it opens nothing from now on, and stays in the list.</summary>
public sealed record RevokeAccessKey(AccessKind Kind, Guid Id) : ICommand<Done>;

internal sealed class RevokeAccessKeyValidator : AbstractValidator<RevokeAccessKey>
{
    public RevokeAccessKeyValidator() => RuleFor(command => command.Kind).NotEqual(AccessKind.Operator).WithMessage("An operator key belongs to no tenant.");
}

internal sealed class RevokeAccessKeyHandler(IStore store, AuditTrail audit, TimeProvider clock) : ICommandHandler<RevokeAccessKey, Done>
{
    public async Task<Result<Done>> Handle(RevokeAccessKey request, CancellationToken cancellationToken)
    {
        var key = await store.FindAsync(new KeyById(request.Kind, request.Id), cancellationToken);
        if (key is null)
        {
            return Fault.NotFound($"There is no {KeyAudit.NameOf(request.Kind)} {request.Id}.");
        }

        if (key.RevokedAt is null)
        {
            key.Revoke(clock.GetUtcNow());
            audit.Record(KeyAudit.KindOf(request.Kind), $"{KeyAudit.NameOf(request.Kind)} {key.Prefix}… revoked", key.Id);
        }

        return default(Done);
    }
}

internal sealed class KeyById : Specification<AccessKey>
{
    public KeyById(AccessKind kind, Guid id) => Query.Where(key => key.Kind == kind && key.Id == id);
}

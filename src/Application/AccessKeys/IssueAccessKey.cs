using System.Text.Json;
using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.AccessKeys;

/// <summary>POST of a SCIM token or console key. Two may be active, to overlap while rotating; a third is refused.</summary>
public sealed record IssueAccessKey(AccessKind Kind, NewKey Body) : ICommand<IssuedKey>;

/// <summary>The body: <c>{"expiresAt":null}</c>.</summary>
public sealed class NewKey
{
    private NewKey(FieldErrors errors) => Errors = errors;

    internal FieldErrors Errors { get; }

    internal DateTimeOffset? ExpiresAt { get; private init; }

    /// <param name="body">Null: none was sent.</param>
    public static NewKey Read(JsonElement? body)
    {
        if (body is null)
        {
            return new NewKey(new FieldErrors());
        }

        var fields = JsonFields.Of(body.Value);
        DateTimeOffset? expiresAt = null;
        if (fields.TakeText("expiresAt", out var text) && text is not null)
        {
            if (DateText.TryNormalise(text, out var utc) && DateTimeOffset.TryParse(utc, out var moment))
            {
                expiresAt = moment;
            }
            else
            {
                fields.Wrong("expiresAt", "must be a time such as 2027-01-31T00:00:00Z, or null.");
            }
        }

        fields.RefuseTheRest();
        return new NewKey(fields.Errors) { ExpiresAt = expiresAt };
    }
}

internal sealed class IssueAccessKeyValidator : AbstractValidator<IssueAccessKey>
{
    public IssueAccessKeyValidator(TimeProvider clock)
    {
        RuleFor(command => command).Custom((command, context) => command.Body.Errors.AddTo(context));
        RuleFor(command => command.Kind).NotEqual(AccessKind.Operator).WithMessage("An operator key belongs to no tenant.");
        RuleFor(command => command.Body.ExpiresAt)
            .Must(expiresAt => expiresAt is null || expiresAt > clock.GetUtcNow())
            .WithMessage("expiresAt must be in the future.")
            .OverridePropertyName("expiresAt");
    }
}

internal sealed class IssueAccessKeyHandler(IStore store, Caller caller, AuditTrail audit, TimeProvider clock) : ICommandHandler<IssueAccessKey, IssuedKey>
{
    public async Task<Result<IssuedKey>> Handle(IssueAccessKey request, CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        var now = clock.GetUtcNow();
        if (await store.CountAsync(new ActiveKeys(request.Kind, now), cancellationToken) >= AccessKey.MostActive)
        {
            return Fault.Conflict($"{AccessKey.MostActive} are active already: revoke one first.");
        }

        // Two that come at once change the same row, so that one of them counts anew.
        tenant!.KeysChanged();
        var secret = AccessKey.NewSecret();
        var key = AccessKey.Issue(Ids.New(clock), caller.TenantId, request.Kind, secret, now, request.Body.ExpiresAt);
        store.Add(key);
        audit.Record(KeyAudit.KindOf(request.Kind), $"{KeyAudit.NameOf(request.Kind)} {key.Prefix}… issued", key.Id);
        return new IssuedKey(AccessKeyView.Of(key), secret);
    }
}

internal sealed class ActiveKeys : Specification<AccessKey>
{
    public ActiveKeys(AccessKind kind, DateTimeOffset now) =>
        Query.Where(key => key.Kind == kind && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now)).AsNoTracking();
}

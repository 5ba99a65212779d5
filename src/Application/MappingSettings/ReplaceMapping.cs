using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.MappingSettings;

/// <summary>PUT /api/v1/provisioning/mapping. A field that is left out is no longer changed by any sync.</summary>
public sealed record ReplaceMapping(MappingBody Body) : ICommand<IReadOnlyList<FieldMapping>>;

internal sealed class ReplaceMappingValidator : AbstractValidator<ReplaceMapping>
{
    public ReplaceMappingValidator() => RuleFor(command => command).Custom((command, context) => command.Body.Errors.AddTo(context));
}

internal sealed class ReplaceMappingHandler(IStore store, Caller caller, AuditTrail audit, ChangedRules rules)
    : ICommandHandler<ReplaceMapping, IReadOnlyList<FieldMapping>>
{
    public async Task<Result<IReadOnlyList<FieldMapping>>> Handle(ReplaceMapping request, CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        if (tenant is null)
        {
            return Fault.NotFound("There is no such tenant.");
        }

        var mapping = request.Body.Entries;
        var differences = Differences(tenant.Settings.Mapping, mapping);
        if (!mapping.SequenceEqual(tenant.Settings.Mapping))
        {
            tenant.Change(tenant.Settings with { Mapping = mapping });
        }

        if (differences.Count > 0)
        {
            audit.Record(AuditKind.Mapping, "Mapping changed", fields: differences);
            await rules.EverybodyAgainAsync("The mapping changed", cancellationToken);
        }

        return Result<IReadOnlyList<FieldMapping>>.Of(mapping);
    }

    private static List<FieldChange> Differences(IReadOnlyList<FieldMapping> before, IReadOnlyList<FieldMapping> after)
    {
        var old = before.ToDictionary(entry => entry.Field, entry => entry.Attribute);
        var now = after.ToDictionary(entry => entry.Field, entry => entry.Attribute);
        return
        [
            .. from field in old.Keys.Union(now.Keys)
               where old.GetValueOrDefault(field) != now.GetValueOrDefault(field)
               select new FieldChange(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field)),
        ];
    }
}

using FluentValidation;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Domain.Tenants;
using Microsoft.Extensions.Options;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>PATCH /api/v1/provisioning/settings.</summary>
/// <param name="Gate">What was seen of the go-live gate, without which the patch can't turn Test Mode off.</param>
public sealed record ChangeSettings(SettingsPatch Patch, GateSeen? Gate = null) : ICommand<SettingsView>;

internal sealed class ChangeSettingsValidator : AbstractValidator<ChangeSettings>
{
    public ChangeSettingsValidator() => RuleFor(command => command).Custom((command, context) => command.Patch.Errors.AddTo(context));
}

internal sealed class ChangeSettingsHandler(
    IStore store, Caller caller, AuditTrail audit, ChangedRules rules, TestModeSwitch testMode, IOptions<SyncTiming> timing)
    : ICommandHandler<ChangeSettings, SettingsView>
{
    public async Task<Result<SettingsView>> Handle(ChangeSettings request, CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        if (tenant is null)
        {
            return Fault.NotFound("There is no such tenant.");
        }

        var before = tenant.Settings;
        var after = request.Patch.Apply(before).Safe(before);
        var differences = SettingsDifferences.Between(before, after);
        if (differences.Count > 0)
        {
            if (await testMode.TurnAsync(before, after, request.Gate, cancellationToken) is { } closed)
            {
                return closed;
            }

            tenant.Change(after);
            audit.Record(AuditKind.Settings, "Settings changed", fields: differences);
            if (!after.AllowedDomains.SequenceEqual(before.AllowedDomains))
            {
                await rules.EverybodyAgainAsync("The allowed domains changed", cancellationToken);
            }

            rules.Wake();
        }

        return SettingsView.Of(after, timing.Value);
    }
}

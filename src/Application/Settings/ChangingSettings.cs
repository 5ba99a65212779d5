using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Safety;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>PATCH …/settings in its two steps: where it would turn Test Mode off, the go-live gate is looked at; then the settings are changed.</summary>
public sealed class ChangingSettings(ISender sender)
{
    /// <returns>The settings; 409 when Test Mode shall be turned off and the gate isn't open.</returns>
    public async Task<Result<SettingsView>> ChangeAsync(SettingsPatch patch, CancellationToken cancellationToken)
    {
        if (!patch.SaysTestModeOff || patch.Errors.Any)
        {
            return await sender.SendAsync(new ChangeSettings(patch), cancellationToken);
        }

        var gate = await sender.SendAsync(new LookAtGate(patch), cancellationToken);
        return gate.IsFault ? gate.Fault : await sender.SendAsync(new ChangeSettings(patch, gate.Value), cancellationToken);
    }
}

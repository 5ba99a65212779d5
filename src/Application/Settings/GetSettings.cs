using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;
using Microsoft.Extensions.Options;

namespace Ksat.Provisioning.Application.Settings;

/// <summary>GET /api/v1/provisioning/settings.</summary>
public sealed record GetSettings : IQuery<SettingsView>;

internal sealed class GetSettingsHandler(IStore store, Caller caller, IOptions<SyncTiming> timing) : IQueryHandler<GetSettings, SettingsView>
{
    public async Task<Result<SettingsView>> Handle(GetSettings request, CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        return tenant is null ? Fault.NotFound("There is no such tenant.") : SettingsView.Of(tenant.Settings, timing.Value);
    }
}

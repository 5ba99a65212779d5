using Ksat.Provisioning.Application.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Drops reports, and what the feed keeps of them, once they are older than the tenant keeps them.</summary>
public sealed class Retention(TenantScopes scopes, TimeProvider clock)
{
    public async Task PruneAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenantId);
        var services = scope.ServiceProvider;
        var settings = await services.GetRequiredService<IStore>().SettingsAsync(services.GetRequiredService<Caller>(), cancellationToken);
        var before = clock.GetUtcNow() - TimeSpan.FromDays(settings.RetentionDays);
        await services.GetRequiredService<IReportRows>().PruneAsync(before, cancellationToken);
        await services.GetRequiredService<IRequestLog>().PruneAsync(tenantId, before, cancellationToken);
        await services.GetRequiredService<IImportLines>().DropLeftAsync(clock.GetUtcNow() - TimeSpan.FromDays(1), cancellationToken);
    }
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing.Planning;
using Ksat.Provisioning.Application.Syncing.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Syncing;

internal static class SyncingRegistration
{
    public static IServiceCollection AddSyncing(this IServiceCollection services)
    {
        services.AddOptions<SyncOptions>();
        return services
            .AddSingleton<TenantScopes>()
            .AddSingleton<TenantSyncs>()
            .AddScoped<SyncRequests>()
            .AddScoped<SyncAgenda>()
            .AddScoped<PlanBuilder>()
            .AddScoped<IPlanPreview, TenantPlanPreview>()
            .AddScoped<PlanApplying>()
            .AddScoped<RosterUserWriting>()
            .AddScoped<RosterGroupWriting>()
            .AddScoped<RosterMembershipWriting>()
            .AddScoped<SyncRun>()
            .AddScoped<FailedSyncs>();
    }
}

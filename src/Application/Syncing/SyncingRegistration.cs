using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Application.Syncing.Planning;
using Ksat.Provisioning.Application.Syncing.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Syncing;

internal static class SyncingRegistration
{
    public static IServiceCollection AddSyncing(this IServiceCollection services)
    {
        services.AddOptions<SyncTiming>();
        return services
            .AddSingleton(new BatchSizes())
            .AddSingleton<TenantScopes>()
            .AddSingleton<TenantSyncs>()
            .AddSingleton<Retention>()
            .AddScoped<SyncRequests>()
            .AddScoped<SyncAgenda>()
            .AddScoped<PlanBuilder>()
            .AddScoped<IPlanPreview, TenantPlanPreview>()
            .AddScoped<PlanApplying>()
            .AddScoped<RosterUserWriting>()
            .AddScoped<RosterGroupWriting>()
            .AddScoped<RosterMembershipWriting>()
            .AddScoped<SyncRun>()
            .AddScoped<FailedSyncs>()
            .AddScoped<LoadWatch>()
            .AddScoped<HeldPlan>()
            .AddScoped<SyncSafety>()
            .AddScoped<UndoPlan>()
            .AddScoped<ArchivesAhead>()
            .AddScoped<TestModeSwitch>()
            .AddScoped<GoingLive>();
    }
}

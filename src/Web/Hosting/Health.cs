using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Web.Hosting.Start;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Alive: the process answers. Ready: it has started, and its database answers too.</summary>
internal static class Health
{
    public const string Path = "/health";
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddDbContextCheck<ProvisioningDbContext>("database", tags: [Ready])
            .AddCheck<StartedCheck>("start", tags: [Ready]);
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks(Path + "/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks(Path + "/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    private sealed class StartedCheck(StartedMark mark) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(mark.IsSet ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("It is starting."));
    }
}

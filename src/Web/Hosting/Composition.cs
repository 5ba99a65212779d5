using Ksat.Provisioning.Application;
using Ksat.Provisioning.Infrastructure;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Reports;
using Ksat.Provisioning.Web.Access;
using Ksat.Provisioning.Web.Api;
using Ksat.Provisioning.Web.Hosting.Settings;
using Ksat.Provisioning.Web.Hosting.Start;
using Ksat.Provisioning.Web.Scim;
using Microsoft.Extensions.Options;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Everything put together: what is in the container, and in what order a request passes.</summary>
internal static class Composition
{
    public static void AddProvisioning(this WebApplicationBuilder builder, InstallationSettings settings)
    {
        builder.AddProvisioningLog();
        builder.WebHost.ConfigureKestrel(ServerLimits.Set);
        builder.Services
            .AddSingleton(settings)
            .AddSingleton(Options.Create(settings.Sync))
            .AddProvisioningApplication()
            .AddProvisioningReports()
            .AddProvisioningInfrastructure(settings.Database)
            .AddSingleton(settings.Smtp)
            .AddSingleton(new RosterAddressOptions(settings.EmailsUniqueAcrossTenants))
            .AddSingleton<PublicAddress>()
            .AddKnownProxies(settings.KnownProxies)
            .AddSmallerAnswers()
            .AddHealth()
            .AddAccess()
            .AddScim()
            .AddConsoleApi(builder.Configuration)
            .AddSingleton<StartedMark>()
            .AddHostedService<FirstStart>();
    }

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().MigrateAsync(app.Lifetime.ApplicationStopping);
    }

    public static void UseProvisioning(this WebApplication app, InstallationSettings settings)
    {
        if (settings.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.Use(app.Services.GetRequiredService<StartedMark>().PassAsync);
        app.UseSmallerAnswers();
        app.UseConsoleApi();
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(ScimDoor.Path, StringComparison.OrdinalIgnoreCase),
            scim => scim.UseMiddleware<RequestLogging>());
        app.UseScimDoor();
        app.UseApiDoor();
        app.MapHealth();
        app.MapScim();
        app.MapConsoleApi();
    }
}

using Ksat.Provisioning.Application;
using Ksat.Provisioning.Infrastructure;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Web.Access;
using Ksat.Provisioning.Web.Api;
using Ksat.Provisioning.Web.Scim;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Everything put together: what is in the container, and in what order a request passes.</summary>
public static class Composition
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services, IConfiguration configuration) => services
        .AddProvisioningApplication()
        .AddProvisioningInfrastructure(DatabaseSettings.Read(configuration))
        .AddSingleton<PublicAddress>()
        .AddAccess()
        .AddScim()
        .AddConsoleApi();

    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().MigrateAsync(app.Lifetime.ApplicationStopping);
    }

    public static void UseProvisioning(this WebApplication app)
    {
        app.UseScimDoor();
        app.UseApiDoor();
        app.MapScim();
        app.MapConsoleApi();
    }
}

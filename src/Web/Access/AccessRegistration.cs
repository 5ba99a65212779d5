using Ksat.Provisioning.Web.Hosting;

namespace Ksat.Provisioning.Web.Access;

/// <summary>Who may come in, and by which secret.</summary>
internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services.AddSingleton<BadSecretBrake>().AddScoped<Doorkeeper>();

    /// <summary>Nothing under /api/v1 is reached without its key.</summary>
    public static IApplicationBuilder UseApiDoor(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(ApiDoor.Path, StringComparison.OrdinalIgnoreCase),
        api => api.UseMiddleware<ApiDoor>());
}

namespace Ksat.Provisioning.Web.Api;

/// <summary>The console's API under /api/v1.</summary>
internal static class ApiRegistration
{
    public static IServiceCollection AddConsoleApi(this IServiceCollection services) => services;

    public static void MapConsoleApi(this IEndpointRouteBuilder routes) => _ = routes;
}

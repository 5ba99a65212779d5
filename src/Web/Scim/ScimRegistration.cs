namespace Ksat.Provisioning.Web.Scim;

/// <summary>The SCIM endpoints under /scim/v2.</summary>
internal static class ScimRegistration
{
    public static IServiceCollection AddScim(this IServiceCollection services) => services;

    public static void MapScim(this IEndpointRouteBuilder routes) => _ = routes;
}

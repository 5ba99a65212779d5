using Ksat.Provisioning.Web.Hosting;
using Ksat.Provisioning.Web.Scim.Bulk;
using Ksat.Provisioning.Web.Scim.Discovery;
using Ksat.Provisioning.Web.Scim.Groups;
using Ksat.Provisioning.Web.Scim.Root;
using Ksat.Provisioning.Web.Scim.Users;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>The SCIM endpoints under /scim/v2.</summary>
internal static class ScimRegistration
{
    /// <summary>A filter of 64 KB, and the rest of the line around it.</summary>
    private const int LongestRequestLine = 65 * 1024;

    public static IServiceCollection AddScim(this IServiceCollection services) => services.AddSingleton<UnexpectedFailures>().Configure<KestrelServerOptions>(kestrel =>
    {
        kestrel.Limits.MaxRequestLineSize = Math.Max(kestrel.Limits.MaxRequestLineSize, LongestRequestLine);
        kestrel.Limits.Http2.MaxRequestHeaderFieldSize = Math.Max(kestrel.Limits.Http2.MaxRequestHeaderFieldSize, LongestRequestLine);
    });

    /// <summary>Nothing under /scim is reached without a SCIM token, and nothing there fails without a SCIM error.</summary>
    public static IApplicationBuilder UseScimDoor(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments(ScimDoor.Path, StringComparison.OrdinalIgnoreCase),
        scim => scim.UseMiddleware<ScimDoor>());

    public static void MapScim(this IEndpointRouteBuilder routes)
    {
        var scim = routes.MapGroup(PublicAddress.ScimPath);
        scim.MapDiscovery();
        scim.MapUsers();
        scim.MapGroups();
        scim.MapBulk();
        scim.MapRoot();
        routes.MapNothingElse(ScimDoor.Path);
    }
}

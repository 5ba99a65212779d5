using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksat.Provisioning.Web.Api.Audit;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.GoLive;
using Ksat.Provisioning.Web.Api.Groups;
using Ksat.Provisioning.Web.Api.Keys;
using Ksat.Provisioning.Web.Api.Mapping;
using Ksat.Provisioning.Web.Api.Notices;
using Ksat.Provisioning.Web.Api.OpenApi;
using Ksat.Provisioning.Web.Api.Requests;
using Ksat.Provisioning.Web.Api.Settings;
using Ksat.Provisioning.Web.Api.Syncs;
using Ksat.Provisioning.Web.Api.Tenants;
using Ksat.Provisioning.Web.Api.Users;

namespace Ksat.Provisioning.Web.Api;

/// <summary>The console's API under /api/v1 (docs/api.md).</summary>
internal static class ApiRegistration
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddConsoleApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            options.SerializerOptions.Converters.Add(new UtcTime());
        });
        services.AddAutoMapper(options =>
        {
            options.LicenseKey = configuration["AutoMapper:LicenseKey"];
            options.AddProfile<UserProfile>();
        });
        return services.AddApiDescription();
    }

    /// <summary>Whatever goes wrong under /api is told as problem details.</summary>
    public static void UseConsoleApi(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        api => api
            .UseExceptionHandler(failed => failed.Run(http => Problems.WriteAsync(http, StatusCodes.Status500InternalServerError, "Something went wrong here. The log says more.")))
            .UseStatusCodePages(answer => Problems.WriteAsync(answer.HttpContext, answer.HttpContext.Response.StatusCode, DetailOf(answer.HttpContext.Response.StatusCode))));

    public static void MapConsoleApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root);
        api.MapSettings();
        api.MapKeys();
        api.MapTenants();
        api.MapUsers();
        api.MapCsv();
        api.MapGroups();
        api.MapMapping();
        api.MapSyncs();
        api.MapPreview();
        api.MapGoLive();
        api.MapRequests();
        api.MapNotices();
        api.MapAudit();
        routes.MapApiDescription();
    }

    private static string DetailOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "There is nothing under this address.",
        StatusCodes.Status405MethodNotAllowed => "This address doesn't know that method.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "This address doesn't read that content type.",
        _ => "The request can't be answered.",
    };
}

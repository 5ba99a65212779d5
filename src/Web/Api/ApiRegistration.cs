using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ksat.Provisioning.Domain;
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
            .UseExceptionHandler(failed => failed.Run(http => Problems.WriteAsync(http, StatusCodes.Status500InternalServerError, "Something went wrong here. Try again; if it stays so, the log of the installation says more.")))
            .UseStatusCodePages(answer => Problems.WriteAsync(answer.HttpContext, answer.HttpContext.Response.StatusCode, DetailOf(answer.HttpContext))));

    public static void MapConsoleApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).AddEndpointFilter(RefuseWhatIsNoIdAsync);
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

    /// <summary>Whatever is no id is nobody's: 404, with what was asked for rather than an id that nobody sent.</summary>
    private static async ValueTask<object?> RefuseWhatIsNoIdAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetRouteValue("id") is string text && !Ids.TryParse(text, out var _)
            ? Problems.Of(StatusCodes.Status404NotFound, $"There is nothing with the id \"{text}\": ids are as lists and answers show them.")
            : await next(context);

    private static bool IsImport(HttpContext http) => http.Request.Path.Value!.EndsWith("/import", StringComparison.OrdinalIgnoreCase);

    private static string DetailOf(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing under this address. /openapi/v1.json describes what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{http.Request.Method} isn't possible here; there are {http.Response.Headers.Allow}.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => $"The body can't be read: send it as {(IsImport(http) ? "text/csv" : "application/json")}.",
        _ => "The request can't be answered.",
    };
}

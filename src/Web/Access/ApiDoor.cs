using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace Ksat.Provisioning.Web.Access;

/// <summary>The door of the console's API: a console key, or the operator key for the tenants. Refusals are problem details (RFC 9457).</summary>
internal sealed class ApiDoor(RequestDelegate next)
{
    public const string Path = "/api/v1";
    private const string TenantsPath = Path + "/tenants";

    public async Task InvokeAsync(HttpContext http, Doorkeeper doorkeeper)
    {
        var kind = http.Request.Path.StartsWithSegments(TenantsPath, StringComparison.OrdinalIgnoreCase) ? AccessKind.Operator : AccessKind.Console;
        switch (await doorkeeper.AdmitAsync(http, kind))
        {
            case Admission.Admitted:
                await next(http);
                break;
            case Admission.Suspended:
                await RefuseAsync(http, StatusCodes.Status403Forbidden, "This tenant has been suspended: ask the operator of the installation to lift that.");
                break;
            case Admission.Unavailable unavailable:
                await Problems.Of(unavailable.Fault).ExecuteAsync(http);
                break;
            case var refusal:
                Challenge.Write(http.Response, refusal);
                await RefuseAsync(http, StatusCodes.Status401Unauthorized, DetailOf(refusal, kind));
                break;
        }
    }

    private static string DetailOf(Admission refusal, AccessKind kind)
    {
        var key = kind == AccessKind.Operator ? "the operator key" : "a console key";
        return refusal is Admission.NoSecret
            ? $"Send {key} as \"Authorization: Bearer KEY\"."
            : $"The secret in the Authorization header isn't {key} that is in use: it is unknown, revoked, expired or of another kind.";
    }

    private static Task RefuseAsync(HttpContext http, int status, string detail)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(
            new ProblemDetails { Status = status, Title = status == StatusCodes.Status401Unauthorized ? "Unauthorized" : "Forbidden", Detail = detail },
            options: null,
            contentType: "application/problem+json",
            http.RequestAborted);
    }
}

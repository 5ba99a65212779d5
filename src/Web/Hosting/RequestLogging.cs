using System.Text.RegularExpressions;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Web.Scim;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Notes every SCIM request of a known tenant: path template, status, duration, fault and attribute; never a value (docs/product.md, "Safety").</summary>
internal sealed partial class RequestLogging(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Caller caller, IRequestLog log, TimeProvider clock)
    {
        var (at, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        try
        {
            await next(http);
        }
        finally
        {
            if (caller is { HasTenant: true, RequestId: { } id })
            {
                log.Note(Entry(http, caller.TenantId, id, at, clock.GetElapsedTime(started)));
            }
        }
    }

    private static RequestLogEntry Entry(HttpContext http, Guid tenantId, Guid id, DateTimeOffset at, TimeSpan took) => new()
    {
        TenantId = tenantId,
        Id = id,
        At = at,
        Method = Cut(http.Request.Method, 16)!,
        Path = Cut((http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Replace("{name}", "{id}", StringComparison.Ordinal) ?? ScimDoor.Path, RequestLogEntry.TextLength)!,
        Status = http.Response.StatusCode,
        DurationMs = (int)Math.Min(took.TotalMilliseconds, int.MaxValue),
        Client = Cut(http.Request.Headers.UserAgent.ToString(), RequestLogEntry.TextLength),
        Error = Cut(http.Features.Get<ScimAnswer>()?.Fault is { } fault ? InWords(fault) : OfStatus(http.Response.StatusCode), RequestLogEntry.TextLength),
        IsImport = http.Features.Get<ScimAnswer>() is { EndsImport: true },
        ResourceId = ResourceOf(http),
    };

    /// <summary>The id in the path, else the one of what was made.</summary>
    private static Guid? ResourceOf(HttpContext http)
    {
        var name = http.GetRouteValue("name") as string ?? LastOf(http.Response.Headers.Location.ToString());
        return Ids.TryParse(name, out var id) ? id : null;
    }

    private static string LastOf(string location) => location[(location.LastIndexOf('/') + 1)..];

    private static string InWords(Fault fault)
    {
        var words = WordStarts().Replace(fault.Kind.ToString(), match => $" {char.ToLowerInvariant(match.Value[0])}");
        return fault.Attribute is { } attribute ? $"{words}: {attribute}" : words;
    }

    private static string? OfStatus(int status) => status switch
    {
        < 400 => null,
        StatusCodes.Status403Forbidden => "Forbidden: provisioning is switched off",
        StatusCodes.Status404NotFound => "Not found",
        _ => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
    };

    private static string? Cut(string? text, int most) => string.IsNullOrEmpty(text) ? null : text.Length <= most ? text : text[..most];

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStarts();
}

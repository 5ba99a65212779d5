using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Faults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Ksat.Provisioning.Web.Api;

/// <summary>Errors of the console's API: problem details (RFC 9457), with <c>errors</c> per field.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>Seconds after which a busy database may be asked again.</summary>
    private const string RetryAfter = "2";

    public static IResult Of(Fault fault) => new Problem(StatusOf(fault.Kind), fault.Detail, fault.Errors ?? OfAttribute(fault));

    public static IResult Of(FieldErrors errors) => Of(errors.ToFault());

    public static IResult Of(int status, string detail) => new Problem(status, detail, null);

    public static Task WriteAsync(HttpContext http, int status, string detail) => Of(status, detail).ExecuteAsync(http);

    private static Dictionary<string, string[]>? OfAttribute(Fault fault) => fault.Attribute is { } attribute ? new() { [attribute] = [fault.Detail] } : null;

    private static int StatusOf(FaultKind kind) => kind switch
    {
        FaultKind.NotFound => StatusCodes.Status404NotFound,
        FaultKind.Conflict or FaultKind.Uniqueness => StatusCodes.Status409Conflict,
        FaultKind.PreconditionFailed => StatusCodes.Status412PreconditionFailed,
        FaultKind.Gone => StatusCodes.Status410Gone,
        FaultKind.Forbidden => StatusCodes.Status403Forbidden,
        FaultKind.PayloadTooLarge => StatusCodes.Status413PayloadTooLarge,
        FaultKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    private sealed class Problem(int status, string detail, IReadOnlyDictionary<string, string[]>? errors) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var details = new ProblemDetails { Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };
            if (errors is not null)
            {
                details.Extensions["errors"] = errors;
            }

            httpContext.Response.StatusCode = status;
            if (status == StatusCodes.Status503ServiceUnavailable)
            {
                httpContext.Response.Headers.RetryAfter = RetryAfter;
            }

            return httpContext.Response.WriteAsJsonAsync(details, options: null, ContentType, httpContext.RequestAborted);
        }
    }
}

internal static class Answering
{
    /// <summary>The value as the answer makes of it, or the fault as a problem.</summary>
    public static IResult Answer<T>(this Result<T> result, Func<T, IResult> onValue) => result.Match(onValue, Problems.Of);

    /// <summary>200 with what is made of the value.</summary>
    public static IResult AnswerJson<T, TAnswer>(this Result<T> result, Func<T, TAnswer> answer) => result.Match(value => Results.Json(answer(value)), Problems.Of);
}

using System.Globalization;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>Writes an answer to HTTP.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext http, ScimAnswer answer)
    {
        var response = http.Response;
        // What the request log may ask for.
        http.Features.Set(answer);
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "no-store";
        if (answer.Location is not null)
        {
            response.Headers.Location = answer.Location;
            // meta.location must be the same as this (RFC 7643 §3.1); a 304 has it where the 200 would (RFC 9110 §15.4.5).
            response.Headers.ContentLocation = answer.Status == StatusCodes.Status204NoContent ? default : answer.Location;
        }

        if (answer.Tag is not null)
        {
            response.Headers.ETag = answer.Tag;
        }

        if (answer.Allow is not null)
        {
            response.Headers.Allow = answer.Allow;
        }

        if (answer.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        // A 204 with a tag speaks of the resource as it now is; some clients take no such answer without its type (docs/clients.md, "Decisions").
        if (answer.Body is not null || answer is { Status: StatusCodes.Status204NoContent, Tag: not null })
        {
            response.ContentType = MediaTypes.ForAnswer(http.Request);
        }

        if (answer.Body is not { } body || HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        using var stream = new AnswerStream(response);
        await body(stream);
        await stream.EndAsync();
    }
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Web.Access;

namespace Ksat.Provisioning.Web.Scim;

/// <summary>The door of /scim: lets in by SCIM token, and makes a SCIM error of whatever goes wrong inside.</summary>
internal sealed class ScimDoor(RequestDelegate next, UnexpectedFailures failures)
{
    public const string Path = "/scim";

    public async Task InvokeAsync(HttpContext http, Doorkeeper doorkeeper)
    {
        try
        {
            if (await RefusalAsync(http, doorkeeper) is { } refusal)
            {
                await AnswerWriter.WriteAsync(http, refusal);
            }
            else
            {
                await next(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody to answer.
        }
        catch (BadHttpRequestException wrong)
        {
            await FailAsync(http, ScimAnswer.Error(wrong.StatusCode, null, "The request could not be read."));
        }
#pragma warning disable CA1031 // The last resort: whatever it is, the client gets JSON it can read, and no details.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            await FailAsync(http, failures.Answer(http.Request.Method, TemplateOf(http), unexpected));
        }
    }

    private static async Task<ScimAnswer?> RefusalAsync(HttpContext http, Doorkeeper doorkeeper)
    {
        switch (await doorkeeper.AdmitAsync(http, AccessKind.Scim))
        {
            case Admission.Admitted { Grant.Enabled: false }:
                return Forbidden(
                    "User provisioning is switched off for this account. Switch it on in the KSAT console under Account Settings › User Management › User Provisioning; until then nothing is stored.");
            case Admission.Admitted admitted:
                http.Features.Set<AccessGrant>(admitted.Grant);
                return null;
            case Admission.Suspended:
                return Forbidden("This account has been suspended: ask the operator of the installation to lift that.");
            case Admission.Unavailable unavailable:
                return ScimAnswer.Refused(unavailable.Fault);
            case var refusal:
                Challenge.Write(http.Response, refusal);
                return ScimAnswer.Error(StatusCodes.Status401Unauthorized, null, refusal is Admission.NoSecret
                    ? "Send the SCIM token as \"Authorization: Bearer TOKEN\"."
                    : "The token in the Authorization header is not a SCIM token in use: it is unknown, revoked, expired or of another kind.");
        }
    }

    private static ScimAnswer Forbidden(string detail) => ScimAnswer.Error(StatusCodes.Status403Forbidden, null, detail);

    private static async Task FailAsync(HttpContext http, ScimAnswer answer)
    {
        if (http.Response.HasStarted)
        {
            // A half-written list must not look whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        await AnswerWriter.WriteAsync(http, answer);
    }

    private static string TemplateOf(HttpContext http) => (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Path;
}

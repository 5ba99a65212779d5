using System.Net;
using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>A SCIM error (RFC 7644 §3.12): Okta shows its detail to the admin.</summary>
internal static class ErrorAnswer
{
    private const string Urn = "urn:ietf:params:scim:api:messages:2.0:Error";

    public static Func<JsonElement, string?> Of(HttpStatusCode status, string? scimType = null) => error =>
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            return "an error must be an object";
        }

        return !error.TryGetProperty("schemas", out var schemas) || schemas.ValueKind != JsonValueKind.Array
                || !schemas.EnumerateArray().Any(schema => schema.ValueEquals(Urn)) ? "schemas lacks the error message"
            : !error.TryGetProperty("status", out var code) || code.ToString() != $"{(int)status}" ? $"status must be \"{(int)status}\""
            : !error.TryGetProperty("detail", out var detail) || detail.ToString().Length == 0 ? "detail is missing"
            : scimType is not null && (!error.TryGetProperty("scimType", out var type) || !type.ValueEquals(scimType)) ? $"scimType must be {scimType}"
            : null;
    };
}

using Microsoft.Net.Http.Headers;

namespace Ksat.Provisioning.Web.Access;

/// <summary>The header that a 401 must carry (RFC 6750 §3).</summary>
internal static class Challenge
{
    private const string Scheme = "Bearer realm=\"KSAT Provisioning\"";

    public static void Write(HttpResponse response, Admission refusal) => response.Headers[HeaderNames.WWWAuthenticate] =
        refusal is Admission.BadSecret ? Scheme + ", error=\"invalid_token\"" : Scheme;
}

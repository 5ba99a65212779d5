using System.Net.Http.Headers;

namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>Okta's headers (docs/clients.md, "Okta's transport").</summary>
internal sealed class OktaManners(string token) : ILineManners
{
    private static readonly HashSet<string?> Readable = ["application/scim+json", "application/json", "text/json"];

    public string ContentType => "application/scim+json; charset=utf-8";

    public IReadOnlySet<string?> MediaTypes => Readable;

    public void Dress(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("User-Agent", "Okta SCIM Client 1.0.0");
        request.Headers.TryAddWithoutValidation("Accept", "application/scim+json");
        request.Headers.TryAddWithoutValidation("Accept-Charset", "utf-8");
        request.Headers.TryAddWithoutValidation("Connection", "Keep-Alive");
    }
}

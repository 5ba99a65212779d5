using System.Net.Http.Headers;

namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>Headers of a client of the console's API (docs/api.md).</summary>
internal sealed class ConsoleManners(string key) : ILineManners
{
    private static readonly HashSet<string?> Readable = ["application/json", "application/problem+json"];

    public string ContentType => "application/json";

    public IReadOnlySet<string?> MediaTypes => Readable;

    public void Dress(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
    }
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>A request and what its answer must be.</summary>
/// <param name="Kind">Under which it is counted.</param>
/// <param name="Target">Relative to the address of the line.</param>
internal sealed record Call(string Kind, HttpMethod Method, string Target, JsonNode? Body = null)
{
    /// <summary>The statuses that are right here; 200 unless said otherwise.</summary>
    public IReadOnlyList<HttpStatusCode> Expected { get; init; } = [HttpStatusCode.OK];

    /// <summary>Looks into the body of an answer with the right status: what is wrong with it, or null.</summary>
    public Func<JsonElement, string?>? Judge { get; init; }

    /// <summary>A 204 without a body is as good as an answer with one.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>A header that the answer must have.</summary>
    public string? RequiredHeader { get; init; }

    public static Call Get(string kind, string target, Func<JsonElement, string?>? judge = null) => new(kind, HttpMethod.Get, target) { Judge = judge };
}

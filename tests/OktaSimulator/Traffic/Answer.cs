using System.Net;
using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.Traffic;

/// <summary>What came back: kept in full until it is judged.</summary>
internal sealed record Answer(HttpStatusCode Status, string? MediaType, IReadOnlyDictionary<string, string> Headers, string Text, JsonElement? Json);

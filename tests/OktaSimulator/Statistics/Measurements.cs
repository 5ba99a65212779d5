using System.Collections.Concurrent;

namespace Ksat.Provisioning.OktaSimulator.Statistics;

/// <summary>How long requests took, by kind.</summary>
internal sealed class Measurements(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, KindOfRequest> _kinds = new(StringComparer.Ordinal);

    public IReadOnlyList<KindOfRequest> Kinds => [.. _kinds.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal)];

    /// <summary>How many requests were sent, those of kinds with this beginning aside.</summary>
    public int Sent(string except) => _kinds.Values.Where(kind => !kind.Name.StartsWith(except, StringComparison.Ordinal)).Sum(kind => kind.Count);

    public Measured Begin(string kind) => new(_kinds.GetOrAdd(kind, name => new KindOfRequest(name)), clock);
}

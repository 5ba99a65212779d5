using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator;

/// <summary>How the play ended.</summary>
/// <param name="Requests">How many requests were sent as Okta.</param>
/// <param name="Unexpected">Answers that Okta would have stumbled over.</param>
/// <param name="Differences">Where the directory, the report or the roster differ from what was sent.</param>
/// <param name="Interrupted">Why the play wasn't played to its end, or null.</param>
public sealed record SimulatorResult(int Requests, IReadOnlyCollection<Unexpected> Unexpected, IReadOnlyList<string> Differences, string? Interrupted)
{
    public bool IsRight => Unexpected.Count == 0 && Differences.Count == 0 && Interrupted is null;
}

namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>A console group with the ids of its active members.</summary>
/// <param name="Counted">How many active members its list entry says it has.</param>
internal sealed record RosterGroup(string Id, string Name, bool Active, bool Managed, int Counted, IReadOnlySet<string> Members);

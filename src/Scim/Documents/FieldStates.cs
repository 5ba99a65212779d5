using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>For every leaf that once had a value and has none now: whether the identity provider cleared it or only left it out.</summary>
internal sealed class FieldStates
{
    internal const string None = "{}";
    internal const string Cleared = "cleared";
    internal const string Left = "left";

    /// <summary>Most leaves remembered; a client that invents ever new types can't grow the store without bound.</summary>
    internal const int MaxLeaves = 1_000;

    /// <summary>Longest leaf remembered, in UTF-16 units.</summary>
    internal const int MaxLeafLength = 512;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, string> states;

    private FieldStates(SortedDictionary<string, string> states) => this.states = states;

    internal static FieldStates Parse(string text)
    {
        var states = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (text is not ("" or None))
            foreach (var (leaf, state) in JsonNode.Parse(text)!.AsObject())
                states[leaf] = state!.GetValue<string>();
        return new(states);
    }

    /// <summary>The states after a write.</summary>
    /// <param name="before">Leaves with a value before it.</param>
    /// <param name="after">Leaves with a value after it.</param>
    /// <param name="emptied">What the write emptied.</param>
    /// <param name="whole">Whether it was a PUT: then what it left out is left out now, even if it had been cleared.</param>
    internal FieldStates Next(HashSet<string> before, HashSet<string> after, Emptied emptied, bool whole)
    {
        var next = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var leaf in states.Keys.Concat(before))
        {
            if (after.Contains(leaf) || next.ContainsKey(leaf) || leaf.Length > MaxLeafLength || next.Count == MaxLeaves)
                continue;
            if (emptied.Covers(Leaf.Parse(leaf)))
                next[leaf] = Cleared;
            else
                next[leaf] = whole || before.Contains(leaf) || !states.TryGetValue(leaf, out var earlier) ? Left : earlier;
        }

        return new(next);
    }

    public override string ToString() => states.Count == 0 ? None : JsonSerializer.Serialize(states, Options);
}

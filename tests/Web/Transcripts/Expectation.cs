using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ksat.Provisioning.Web.Tests.Transcripts;

/// <summary>
/// Compares an answer with what a transcript expects, whole: no member more, none less. In texts, <c>{{name}}</c> is what an earlier answer had there, or,
/// the first time, whatever stands there; <c>{{time}}</c> is any instant and <c>{{any}}</c> any text. The order within a list doesn't count.
/// </summary>
internal sealed partial class Expectation
{
    private readonly Dictionary<string, string> known = [];

    public void Know(string name, string value) => known[name] = value;

    /// <summary>A text of the request with the names filled in.</summary>
    public string Fill(string text) => Placeholder().Replace(text, match => known[match.Groups[1].Value]);

    /// <summary>Where the two differ; null: nowhere.</summary>
    public string? Difference(string expected, string actual)
    {
        var found = new Dictionary<string, string>(known);
        var difference = Difference("$", JsonNode.Parse(expected), JsonNode.Parse(actual), found);
        if (difference is null)
        {
            Learn(found);
        }

        return difference;
    }

    public bool TextMatches(string expected, string actual)
    {
        var found = new Dictionary<string, string>(known);
        if (!Matches(expected, actual, found))
        {
            return false;
        }

        Learn(found);
        return true;
    }

    private void Learn(Dictionary<string, string> found)
    {
        foreach (var (name, value) in found)
        {
            known[name] = value;
        }
    }

    private static string? Difference(string path, JsonNode? expected, JsonNode? actual, Dictionary<string, string> found) => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => Members(path, left, right, found),
        (JsonArray left, JsonArray right) => Elements(path, left, right, found),
        (JsonValue left, JsonValue right) when left.GetValueKind() == JsonValueKind.String && right.GetValueKind() == JsonValueKind.String =>
            Matches(left.GetValue<string>(), right.GetValue<string>(), found) ? null : $"{path}: expected {left.ToJsonString()}, was {right.ToJsonString()}",
        _ => JsonNode.DeepEquals(expected, actual) ? null : $"{path}: expected {expected?.ToJsonString() ?? "null"}, was {actual?.ToJsonString() ?? "null"}",
    };

    private static string? Members(string path, JsonObject expected, JsonObject actual, Dictionary<string, string> found)
    {
        if (expected.Select(member => member.Key).Except(actual.Select(member => member.Key)).FirstOrDefault() is { } missing)
        {
            return $"{path}.{missing} is missing";
        }

        if (actual.Select(member => member.Key).Except(expected.Select(member => member.Key)).FirstOrDefault() is { } unexpected)
        {
            return $"{path}.{unexpected} was not expected: {actual[unexpected]?.ToJsonString()}";
        }

        return expected.Select(member => Difference($"{path}.{member.Key}", member.Value, actual[member.Key], found)).FirstOrDefault(difference => difference is not null);
    }

    private static string? Elements(string path, JsonArray expected, JsonArray actual, Dictionary<string, string> found)
    {
        if (expected.Count != actual.Count)
        {
            return $"{path}: expected {expected.Count} elements, were {actual.Count}: {actual.ToJsonString()}";
        }

        var rest = actual.ToList();
        foreach (var (index, element) in expected.Index())
        {
            string? last = null;
            var match = rest.FindIndex(candidate =>
            {
                var trial = new Dictionary<string, string>(found);
                last = Difference($"{path}[{index}]", element, candidate, trial);
                if (last is null)
                {
                    foreach (var (name, value) in trial)
                    {
                        found[name] = value;
                    }
                }

                return last is null;
            });
            if (match < 0)
            {
                return last;
            }

            rest.RemoveAt(match);
        }

        return null;
    }

    private static bool Matches(string expected, string actual, Dictionary<string, string> found)
    {
        var names = new List<string>();
        var pattern = string.Concat(Placeholder().Split(expected).Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : Pattern(part, found, names)));
        var match = Regex.Match(actual, $"^{pattern}$", RegexOptions.Singleline);
        if (!match.Success)
        {
            return false;
        }

        foreach (var (index, name) in names.Index())
        {
            found[name] = match.Groups[index + 1].Value;
        }

        return true;
    }

    private static string Pattern(string name, Dictionary<string, string> found, List<string> names)
    {
        switch (name)
        {
            case "any":
                return ".+";
            case "time":
                return @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z";
            case var _ when found.TryGetValue(name, out var value):
                return Regex.Escape(value);
            default:
                names.Add(name);
                return "(.+)";
        }
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}

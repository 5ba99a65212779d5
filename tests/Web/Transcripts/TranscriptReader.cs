namespace Ksat.Provisioning.Web.Tests.Transcripts;

/// <summary>One exchange of a transcript: what a client sends, and everything it gets back.</summary>
/// <param name="Body">Null: none.</param>
/// <param name="Expected">The body expected; null: none.</param>
internal sealed record Exchange(
    string Title, string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, string? Body,
    int Status, IReadOnlyList<(string Name, string Value)> ExpectedHeaders, string? Expected);

/// <summary>
/// Reads transcripts. An exchange starts with <c>### title</c>, then the request as HTTP writes it, then <c>--- status</c>, headers that must be there,
/// and the whole body. Lines that begin with <c>//</c> are remarks.
/// </summary>
internal static class TranscriptReader
{
    private const string Start = "### ";
    private const string Answer = "--- ";

    public static IReadOnlyList<Exchange> Read(string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split('\n' + Start);
        return [.. blocks.Skip(1).Select(Exchange)];
    }

    private static Exchange Exchange(string block)
    {
        var lines = block.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)).ToList();
        var answer = lines.FindIndex(line => line.StartsWith(Answer, StringComparison.Ordinal));
        if (answer < 0)
        {
            throw new FormatException($"'{lines[0]}' has no answer.");
        }

        var first = lines[1].Split(' ', 2);
        var (headers, body) = HeadersAndBody(lines[2..answer]);
        var (expectedHeaders, expected) = HeadersAndBody(lines[(answer + 1)..]);
        return new Exchange(lines[0], first[0], first[1], headers, body, int.Parse(lines[answer][Answer.Length..]), expectedHeaders, expected);
    }

    private static (IReadOnlyList<(string, string)> Headers, string? Body) HeadersAndBody(List<string> lines)
    {
        var blank = lines.FindIndex(string.IsNullOrWhiteSpace);
        var headers = (blank < 0 ? lines : lines[..blank]).Select(line => line.Split(':', 2)).Select(parts => (parts[0].Trim(), parts[1].Trim())).ToList();
        var body = blank < 0 ? "" : string.Join('\n', lines[blank..]).Trim();
        return (headers, body.Length == 0 ? null : body);
    }
}

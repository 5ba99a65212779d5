using System.Text;

namespace Ksat.Provisioning.Web.Tests.Scim.Fuzzing;

/// <summary>One request; <see cref="User"/> and <see cref="Group"/> stand for the ids of what is there.</summary>
/// <param name="Body">Null: none.</param>
/// <param name="Charset">How the body is written down; what it is declared as, the headers say.</param>
internal sealed record FuzzedRequest(string Method, string Path, string Query, string? Body, string Charset, (string Name, string Value)[] Headers)
{
    public const string User = "$user";

    public const string Group = "$group";

    public Task<ScimReply> SendAsync(ScimClient client, string user, string group)
    {
        var target = Encoded(Filled(Query.Length == 0 ? Path : $"{Path}?{Query}"));
        var body = Body is null ? null : Encoding.GetEncoding(Charset).GetBytes(Filled(Body));
        return client.SendBytesAsync(Method, target, body, [.. Headers.Select(header => (header.Name, Filled(header.Value)))]);

        string Filled(string text) => text.Replace(User, user, StringComparison.Ordinal).Replace(Group, group, StringComparison.Ordinal);
    }

    /// <summary>The same with less in it, for finding what of it hurts.</summary>
    public IEnumerable<FuzzedRequest> Smaller()
    {
        foreach (var header in Headers)
        {
            yield return this with { Headers = [.. Headers.Where(other => other != header)] };
        }

        foreach (var query in Halves(Query))
        {
            yield return this with { Query = query };
        }

        foreach (var body in Halves(Body ?? ""))
        {
            yield return this with { Body = body };
        }
    }

    public override string ToString() =>
        $"{Method} {Path}?{Query}\n{string.Join('\n', Headers.Select(header => $"{header.Name}: {header.Value}"))}\n{Charset} {(Body?.Length > 2_000 ? Body[..2_000] + $"… ({Body.Length})" : Body)}";

    private static IEnumerable<string> Halves(string text)
    {
        for (var length = text.Length; length > 0; length /= 2)
        {
            for (var at = 0; at + length <= text.Length; at += length)
            {
                yield return text.Remove(at, length);
            }

            if (text.Length / length > 16)
            {
                yield break;
            }
        }
    }

    /// <summary>What a client library lets through; the rest is percent-encoded.</summary>
    private static string Encoded(string text) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b is > 32 and < 127 and not (byte)'#' and not (byte)'\\' ? ((char)b).ToString() : $"%{b:X2}"));
}

using System.Globalization;
using System.Text;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>
/// Decodes a raw query string. A raw <c>+</c> is a space, except within a filter's value compared with userName, externalId or an e-mail, where it stays
/// <c>+</c>: people with plus addresses must be found, whichever way a client encodes (docs/clients.md, "Decisions").
/// </summary>
public static class QueryText
{
    /// <summary>The decoded parameters, names in any letter case, the first of equal names. Broken percent signs stand for themselves.</summary>
    /// <param name="rawQuery">The query string as sent, with or without the leading question mark.</param>
    public static IReadOnlyDictionary<string, string> Decode(ReadOnlySpan<char> rawQuery)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (rawQuery.StartsWith("?"))
            rawQuery = rawQuery[1..];
        foreach (var range in rawQuery.Split('&'))
        {
            var pair = rawQuery[range];
            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair[..equals], []);
            var value = equals < 0 ? default : pair[(equals + 1)..];
            if (name.Length > 0 && !parameters.ContainsKey(name))
                parameters.Add(name, name.Equals("filter", StringComparison.OrdinalIgnoreCase) ? DecodeFilter(value) : Decode(value, []));
        }

        return parameters;
    }

    private static string DecodeFilter(ReadOnlySpan<char> raw)
    {
        if (!raw.Contains('+'))
            return Decode(raw, []);
        var pluses = new List<int>();
        var text = Decode(raw, pluses).ToCharArray();
        new PlusSigns(text, pluses).KeepInAddresses();
        return new string(text);
    }

    /// <summary>Percent-decodes; raw pluses become spaces, and their places in the result are noted.</summary>
    private static string Decode(ReadOnlySpan<char> raw, List<int> pluses)
    {
        if (raw.IndexOfAny('+', '%') < 0)
            return raw.ToString();
        var text = new StringBuilder(raw.Length);
        var bytes = new List<byte>();
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '%' && i + 2 < raw.Length && byte.TryParse(raw.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                bytes.Add(octet);
                i += 2;
                continue;
            }

            Flush(text, bytes);
            if (raw[i] == '+')
                pluses.Add(text.Length);
            text.Append(raw[i] == '+' ? ' ' : raw[i]);
        }

        Flush(text, bytes);
        return text.ToString();
    }

    private static void Flush(StringBuilder text, List<byte> bytes)
    {
        if (bytes.Count == 0)
            return;
        text.Append(Encoding.UTF8.GetString([.. bytes]));
        bytes.Clear();
    }
}

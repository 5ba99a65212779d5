using System.Globalization;
using System.Text;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>The literal on the right of an operator: a JSON string, or a word without quotes.</summary>
internal ref struct FilterLiteral(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private ReadOnlySpan<char> raw;
    private string? unescaped;

    internal bool IsQuoted { get; private set; }

    /// <summary>What the literal says, escapes resolved.</summary>
    internal readonly ReadOnlySpan<char> Content => unescaped is null ? raw : unescaped;

    internal readonly bool IsNull => !IsQuoted && raw.Equals("null", StringComparison.OrdinalIgnoreCase);

    internal readonly string ContentText => unescaped ?? raw.ToString();

    /// <summary>Reads the literal at <paramref name="position"/>; returns what is wrong with it, or null.</summary>
    internal string? Read(ref int position)
    {
        if (position == text.Length)
            return "a value is missing";
        IsQuoted = text[position] == '"';
        if (IsQuoted)
            return ReadQuoted(ref position);
        var start = position;
        while (position < text.Length && text[position] is not (' ' or '\t' or '\r' or '\n' or '(' or ')' or '[' or ']' or '"'))
            position++;
        raw = text[start..position];
        return raw.IsEmpty ? "a value is missing" : Characters();
    }

    private string? ReadQuoted(ref int position)
    {
        var start = ++position;
        while (true)
        {
            var step = text[position..].IndexOfAny('"', '\\');
            if (step < 0)
                return "a closing quotation mark is missing";
            position += step;
            if (text[position] == '"')
                break;
            if (unescaped is null)
                unescaped = "\\";
            position = Math.Min(position + 2, text.Length);
        }

        raw = text[start..position++];
        if (unescaped is not null && Unescape() is { } wrong)
            return wrong;
        return Characters();
    }

    private string? Unescape()
    {
        var builder = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                builder.Append(raw[i]);
                continue;
            }

            i++;
            switch (raw[i])
            {
                case '"' or '\\' or '/':
                    builder.Append(raw[i]);
                    break;
                case 'b':
                    builder.Append('\b');
                    break;
                case 'f':
                    builder.Append('\f');
                    break;
                case 'n':
                    builder.Append('\n');
                    break;
                case 'r':
                    builder.Append('\r');
                    break;
                case 't':
                    builder.Append('\t');
                    break;
                case 'u' when i + 4 < raw.Length && ushort.TryParse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                    builder.Append((char)unit);
                    i += 4;
                    break;
                default:
                    return "a backslash in a value must begin a JSON escape";
            }
        }

        unescaped = builder.ToString();
        return null;
    }

    private readonly string? Characters()
    {
        var content = Content;
        if (content.Contains('\0'))
            return "a value can't contain NUL";
        for (var i = content.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < content.Length; i++)
        {
            if (!char.IsSurrogate(content[i]))
                continue;
            if (i + 1 == content.Length || !char.IsSurrogatePair(content[i], content[i + 1]))
                return "a value contains half a surrogate pair";
            i++;
        }

        return null;
    }
}

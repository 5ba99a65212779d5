namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Walks a decoded filter's words to find which of its raw pluses stood inside an address or an identifier.</summary>
internal ref struct PlusSigns(Span<char> text, List<int> pluses)
{
    private readonly Span<char> text = text;
    private int next;

    /// <summary>Puts the plus back where a value is compared with userName, externalId or an e-mail.</summary>
    internal void KeepInAddresses()
    {
        Range attribute = default, compare = default;
        var i = 0;
        while (i < text.Length)
        {
            if (text[i] is ' ' or '(' or ')' or '[' or ']')
            {
                i++;
                continue;
            }

            var start = i;
            var quoted = text[i] == '"';
            i = quoted ? EndOfQuoted(i) : EndOfWord(i);
            // An unquoted value keeps its pluses only if the client writes its spaces otherwise: "userName%20eq%20a+b@x".
            if (quoted && KeepsPlus(attribute))
                Restore(start, i);
            else if (!quoted && KeepsPlus(attribute) && FilterTyping.Operator(text[compare]) is not null && !IsPlus(start - 1))
                i = RestoreWord(i);
            attribute = compare;
            compare = start..i;
        }
    }

    private readonly bool KeepsPlus(Range word)
    {
        ReadOnlySpan<char> name = text[word];
        if (name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
            name = name[(name.LastIndexOf(':') + 1)..];
        if (name.Equals("userName", StringComparison.OrdinalIgnoreCase)
            || name.Equals("externalId", StringComparison.OrdinalIgnoreCase)
            || name.Equals("emails", StringComparison.OrdinalIgnoreCase)
            || name.Equals("emails.value", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!name.Equals("value", StringComparison.OrdinalIgnoreCase) && !name.Equals(".value", StringComparison.OrdinalIgnoreCase))
            return false;
        // Within or after brackets: whose are they?
        var before = text[..word.Start.Value];
        var bracket = before.LastIndexOf('[');
        return bracket >= 0 && ((ReadOnlySpan<char>)before[..bracket]).EndsWith("emails", StringComparison.OrdinalIgnoreCase);
    }

    private readonly int EndOfQuoted(int i)
    {
        for (i++; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '"')
                return i + 1;
        }

        return text.Length;
    }

    private readonly int EndOfWord(int i)
    {
        while (i < text.Length && text[i] is not (' ' or '(' or ')' or '[' or ']' or '"'))
            i++;
        return i;
    }

    private readonly bool IsPlus(int position) => pluses.BinarySearch(position) >= 0;

    private int RestoreWord(int end)
    {
        while (end < text.Length && IsPlus(end))
        {
            text[end] = '+';
            end = EndOfWord(end + 1);
        }

        return end;
    }

    private void Restore(int start, int end)
    {
        while (next < pluses.Count && pluses[next] < start)
            next++;
        for (; next < pluses.Count && pluses[next] < end; next++)
            text[pluses[next]] = '+';
    }
}

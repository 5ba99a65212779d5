namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Decodes a raw query string, in which a raw <c>+</c> is a space, except within a filter's userName, externalId or e-mail (IDP.md §5).</summary>
public static class QueryText
{
    /// <summary>The decoded parameters, names in any letter case, the first of equal names. Broken percent signs stand for themselves.</summary>
    /// <param name="rawQuery">The query string as sent, with or without the leading question mark.</param>
    public static IReadOnlyDictionary<string, string> Decode(ReadOnlySpan<char> rawQuery) => throw new NotImplementedException();
}

using System.Globalization;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Which operators and literals fit which attribute (RFC 7644 table 3). Answers are sentences for the client, or null when all is well.</summary>
internal static class FilterTyping
{
    private static readonly string[] Words = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];

    internal static CompareOperator? Operator(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Words.Length; i++)
            if (word.Equals(Words[i], StringComparison.OrdinalIgnoreCase))
                return (CompareOperator)i;
        return null;
    }

    /// <summary>A complex attribute is compared by its value: <c>members eq "U1"</c>, <c>manager eq "U2"</c>, <c>emails co "@x"</c>.</summary>
    internal static string? Comparable(ResolvedAttribute attribute, out ResolvedAttribute comparable)
    {
        comparable = attribute;
        if (!attribute.Leaf.IsComplex)
            return null;
        if (attribute.Attribute.Sub("value") is not { } value)
            return $"{attribute.ToPath()} is complex: compare one of its sub-attributes, or use pr.";
        comparable = attribute with { Sub = value };
        return null;
    }

    internal static string? Value(ResolvedAttribute attribute, CompareOperator compare, in FilterLiteral literal, out FilterValue value)
    {
        value = default;
        var equality = compare is CompareOperator.Eq or CompareOperator.Ne;
        if (literal.IsNull)
            return equality ? null : $"Only eq and ne compare {attribute.ToPath()} with null.";
        return attribute.Leaf.Type switch
        {
            AttributeType.Boolean => Boolean(attribute, equality, literal.Content, out value),
            AttributeType.DateTime => Instant(attribute, compare, literal.Content, out value),
            AttributeType.Integer or AttributeType.Decimal => Number(attribute, compare, literal.Content, out value),
            AttributeType.Binary when !equality => $"{attribute.ToPath()} is binary: only eq, ne and pr apply (RFC 7644, table 3).",
            _ => Text(literal.ContentText, out value),
        };
    }

    private static string? Text(string text, out FilterValue value)
    {
        value = FilterValue.Of(text);
        return null;
    }

    // "True" in quotes is how Entra compares roles' primary (docs/clients.md, "Entra's writes").
    private static string? Boolean(ResolvedAttribute attribute, bool equality, ReadOnlySpan<char> content, out FilterValue value)
    {
        value = default;
        if (!equality)
            return $"{attribute.ToPath()} is a boolean: only eq, ne and pr apply.";
        if (!bool.TryParse(content, out var boolean))
            return $"{attribute.ToPath()} is a boolean and can't be compared with '{PathText.Excerpt(content)}'.";
        value = FilterValue.Of(boolean);
        return null;
    }

    private static string? Instant(ResolvedAttribute attribute, CompareOperator compare, ReadOnlySpan<char> content, out FilterValue value)
    {
        value = default;
        if (IsTextOperator(compare))
            return $"{attribute.ToPath()} is a dateTime: co, sw and ew don't apply.";
        if (content.Length < 10 || content[4] != '-'
            || !DateTimeOffset.TryParse(content, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return $"{attribute.ToPath()} is a dateTime such as 2026-01-31T08:00:00Z and can't be compared with '{PathText.Excerpt(content)}'.";
        value = FilterValue.Of(instant);
        return null;
    }

    private static string? Number(ResolvedAttribute attribute, CompareOperator compare, ReadOnlySpan<char> content, out FilterValue value)
    {
        value = default;
        if (IsTextOperator(compare))
            return $"{attribute.ToPath()} is a number: co, sw and ew don't apply.";
        if (!decimal.TryParse(content, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return $"{attribute.ToPath()} is a number and can't be compared with '{PathText.Excerpt(content)}'.";
        value = FilterValue.Of(number);
        return null;
    }

    private static bool IsTextOperator(CompareOperator compare) => compare is CompareOperator.Co or CompareOperator.Sw or CompareOperator.Ew;
}

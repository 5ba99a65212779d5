using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Reads the text of a filter (RFC 7644 §3.4.2.2). Faults: <see cref="ScimFaultKind.InvalidFilter"/>.</summary>
public static class FilterParser
{
    /// <summary>Most UTF-16 units of a filter, so that one fits a request line of 64 KB.</summary>
    public const int MaxLength = 65_536;

    /// <summary>Most comparisons in one filter.</summary>
    public const int MaxTerms = 200;

    /// <summary>Deepest nesting of parentheses, brackets and <c>not</c>.</summary>
    public const int MaxNesting = 20;

    public static Parsed<Filter> Parse(string text, ResourceType type) => Parse(text.AsSpan(), type);

    public static Parsed<Filter> Parse(ReadOnlySpan<char> text, ResourceType type) => throw new NotImplementedException();
}

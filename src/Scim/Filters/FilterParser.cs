using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>
/// Reads the text of a filter (RFC 7644 §3.4.2.2), and what clients send beyond it: Entra's <c>emails[type eq "work"].value eq "x"</c>,
/// <c>members eq "U1"</c>, values without quotes, booleans in quotes, any letter case, doubled spaces. Linear in the text.
/// Faults: <see cref="ScimFaultKind.InvalidFilter"/>, in a sentence that names attribute and reason.
/// </summary>
public static class FilterParser
{
    /// <summary>Most UTF-16 units of a filter: what a request line of 64 KB can carry.</summary>
    public const int MaxLength = 65_536;

    /// <summary>Most comparisons in one filter.</summary>
    public const int MaxTerms = 200;

    /// <summary>Deepest nesting of parentheses, brackets and <c>not</c>.</summary>
    public const int MaxNesting = 20;

    public static Parsed<Filter> Parse(string text, ResourceType type) => Parse(text.AsSpan(), type);

    public static Parsed<Filter> Parse(ReadOnlySpan<char> text, ResourceType type) => Parse(text, type, []);

    /// <param name="text">The filter.</param>
    /// <param name="type">Whose attributes it names.</param>
    /// <param name="others">Types whose attributes it may name as well; they have no value here (RFC 7644 §3.4.2.1).</param>
    public static Parsed<Filter> Parse(ReadOnlySpan<char> text, ResourceType type, IReadOnlyList<ResourceType> others)
    {
        if (text.Length > MaxLength)
            return new ScimFault(ScimFaultKind.InvalidFilter, $"The filter is longer than {MaxLength} characters.");
        var reader = new FilterReader(text, type, others);
        return reader.ReadAll() is { } filter ? filter : reader.Fault!;
    }
}

using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>
/// A filter as an immutable tree (RFC 7644 §3.4.2.2); <see cref="object.ToString"/> prints canonical text that parses back to the same tree.
/// </summary>
/// <remarks>
/// Meaning, the same in memory and in the database: a comparison on a multi-valued attribute holds if any element satisfies it (no elements: false, for <c>ne</c> too);
/// on a single-valued attribute without value every comparison is false, except <c>ne</c>, which is true. <c>eq null</c> is "has no value", <c>ne null</c> "has one".
/// Text of attributes that are not case-exact is compared folded (NFC, upper-case invariant), ordering is ordinal.
/// </remarks>
public abstract record Filter
{
    private protected Filter()
    {
    }

    public sealed override string ToString() => FilterText.Print(this);

    public sealed record And(Filter Left, Filter Right) : Filter;

    public sealed record Or(Filter Left, Filter Right) : Filter;

    public sealed record Not(Filter Operand) : Filter;

    /// <summary>A comparison. <paramref name="Path"/> ends in a value that is not complex; inside an <see cref="ElementMatch"/> it names attribute and sub-attribute in full.</summary>
    public sealed record Compare(AttributePath Path, CompareOperator Operator, FilterValue Value) : Filter;

    /// <summary><c>path pr</c>: the attribute has a value (a complex one: any sub-attribute has).</summary>
    public sealed record Present(AttributePath Path) : Filter;

    /// <summary><c>emails[inner]</c>: one element satisfies the whole of <paramref name="Inner"/>.</summary>
    public sealed record ElementMatch(AttributePath Path, Filter Inner) : Filter;
}

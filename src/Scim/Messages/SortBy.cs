using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>By what a list is sorted (RFC 7644 §3.4.2.3). A multi-valued attribute sorts by its primary value, else the first.</summary>
/// <param name="Path">Ends in a value that is not complex.</param>
/// <param name="Descending">Ascending unless asked otherwise.</param>
public sealed record SortBy(AttributePath Path, bool Descending)
{
    /// <summary>Faults: invalidPath for what can't be sorted by, invalidValue for another order than ascending or descending.</summary>
    public static Parsed<SortBy> Parse(string sortBy, string? sortOrder, ResourceType type)
    {
        var descending = string.Equals(sortOrder, "descending", StringComparison.OrdinalIgnoreCase);
        if (!descending && !string.IsNullOrEmpty(sortOrder) && !sortOrder.Equals("ascending", StringComparison.OrdinalIgnoreCase))
            return new ScimFault(ScimFaultKind.InvalidValue, $"sortOrder must be ascending or descending, not '{PathText.Excerpt(sortOrder)}'.", "sortOrder");
        var name = sortBy.AsSpan().Trim();
        if (!PathText.Resolve(name, type, out var attribute))
            return PathText.Unknown(name, type);
        if (attribute.Leaf.IsComplex && attribute.Attribute.Sub("value") is { } value)
            attribute = attribute with { Sub = value };
        var path = attribute.ToPath();
        if (attribute.Leaf.IsComplex || attribute.Leaf.Returned == Returned.Never || path is { Schema: null, Attribute: "schemas" })
            return new ScimFault(ScimFaultKind.InvalidPath, $"{path} can't be sorted by.", path.ToString());
        return new SortBy(path, descending);
    }
}

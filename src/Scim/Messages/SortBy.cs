using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>By what a list is sorted (RFC 7644 §3.4.2.3). A multi-valued attribute sorts by its primary value, else the first.</summary>
public sealed record SortBy(AttributePath Path, bool Descending)
{
    /// <summary>Faults: invalidPath for what can't be sorted by, invalidValue for another order than ascending or descending.</summary>
    public static Parsed<SortBy> Parse(string sortBy, string? sortOrder, ResourceType type) => throw new NotImplementedException();
}

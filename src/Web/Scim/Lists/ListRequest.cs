using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Scim.Lists;

/// <summary>What a list of one type of resource is asked for (RFC 7644 §3.4.2, §3.4.3).</summary>
internal sealed record ListRequest(Filter? Filter, SortBy? SortBy, Paging Paging, Projection Projection)
{
    public static Parsed<ListRequest> FromQuery(ScimRequest request, ResourceType type) =>
        SearchRequest.FromQuery(request.RawQuery).Bind(search => Of(search, type, []));

    public static Parsed<ListRequest> FromBody(ScimRequest request, ResourceType type) =>
        SearchRequest.Parse(request.Body, BodyLimits.Default).Bind(search => Of(search, type, []));

    /// <param name="search">The texts.</param>
    /// <param name="type">Whose attributes they name.</param>
    /// <param name="others">Types whose attributes may stand in the filter too, where they have no value: for queries over all types.</param>
    public static Parsed<ListRequest> Of(SearchRequest search, ResourceType type, IReadOnlyList<ResourceType> others)
    {
        Filter? filter = null;
        SortBy? sortBy = null;
        if (search.Filter is { } filterText && !FilterParser.Parse(filterText, type, others).TryValue(out filter, out var wrong))
        {
            return wrong;
        }

        if (!string.IsNullOrWhiteSpace(search.SortBy) && !SortBy.Parse(search.SortBy, search.SortOrder, type).TryValue(out sortBy, out var unsortable))
        {
            return unsortable;
        }

        return Projection.Parse(search.Attributes, search.ExcludedAttributes, type)
            .Map(projection => new ListRequest(filter, sortBy, Paging.Of(search.StartIndex, search.Count), projection));
    }
}

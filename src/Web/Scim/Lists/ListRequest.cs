using Ksat.Provisioning.Scim;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Scim.Lists;

/// <summary>What a list of one type of resource is asked for (RFC 7644 §3.4.2, §3.4.3).</summary>
/// <param name="Cursor">As sent; null: pages are asked for by index.</param>
internal sealed record ListRequest(ResourceType Type, Filter? Filter, SortBy? SortBy, int? StartIndex, int? Count, string? Cursor, Projection Projection)
{
    /// <summary>The list without its page: what a cursor is bound to.</summary>
    public string Query => $"{Type.Name}\n{Filter}\n{SortBy?.Path} {SortBy?.Descending}";

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
            .Map(projection => new ListRequest(type, filter, sortBy, search.StartIndex, search.Count, search.Cursor, projection));
    }
}

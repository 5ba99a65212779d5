using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Answers a filter over one canonical document in memory: for PATCH's value paths, and as the plain reading that the database is tested against.</summary>
public static class FilterEvaluator
{
    public static bool Matches(Filter filter, JsonObject document, ResourceType type) => throw new NotImplementedException();
}

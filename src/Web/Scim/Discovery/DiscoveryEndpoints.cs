using System.Text.Json;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Scim.Bulk;
using Ksat.Provisioning.Scim.Discovery;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Web.Scim.Lists;
using ServiceProviderOptions = Ksat.Provisioning.Scim.Discovery.ServiceProviderOptions;

namespace Ksat.Provisioning.Web.Scim.Discovery;

/// <summary>What the service can do and what a resource consists of (RFC 7644 §4). Filters are forbidden here, lest a client believes they were applied.</summary>
internal static class DiscoveryEndpoints
{
    public static void MapDiscovery(this IEndpointRouteBuilder scim)
    {
        new ScimPath(scim, "/ServiceProviderConfig").On("GET", Unfiltered(ServiceProviderConfig));
        new ScimPath(scim, "/ResourceTypes").On("GET", Unfiltered(ResourceTypes));
        new ScimPath(scim, "/ResourceTypes/{name}").On("GET", Unfiltered(ResourceType));
        new ScimPath(scim, "/Schemas").On("GET", Unfiltered(Schemas));
        new ScimPath(scim, "/Schemas/{name}").On("GET", Unfiltered(Schema));
    }

    private static ScimHandler Unfiltered(Func<ScimRequest, ScimAnswer> handler) => request => Task.FromResult(
        QueryText.Decode(request.RawQuery).ContainsKey("filter")
            ? ScimAnswer.Refused(new Fault(FaultKind.Forbidden, "This can't be filtered (RFC 7644 §4)."))
            : handler(request));

    private static ScimAnswer ServiceProviderConfig(ScimRequest request) => Answer(json => DiscoveryWriter.WriteServiceProviderConfig(json, new ServiceProviderOptions
    {
        BaseUrl = request.Root,
        FilterMaxResults = Paging.MostItems,
        DefaultPageSize = Paging.DefaultCount,
        CursorSupported = true,
        CursorTimeout = (int)Cursors.Timeout.TotalSeconds,
        BulkSupported = true,
        BulkMaxOperations = BulkRequest.MaxOperations,
        BulkMaxPayloadSize = BodyLimits.Default.MaxBytes,
    }));

    private static ScimAnswer ResourceTypes(ScimRequest request) => Answer(json => DiscoveryWriter.WriteResourceTypes(json, request.Schemas, request.Root));

    private static ScimAnswer ResourceType(ScimRequest request) =>
        request.Schemas.ResourceTypes.FirstOrDefault(type => type.Name.Equals(request.Name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Answer(json => DiscoveryWriter.WriteResourceType(json, found, request.Root))
            : ScimAnswer.Refused(Fault.NotFound($"There is no resource type {Shown.Of(request.Name)}."));

    private static ScimAnswer Schemas(ScimRequest request) => Answer(json => DiscoveryWriter.WriteSchemas(json, request.Schemas, request.Root));

    private static ScimAnswer Schema(ScimRequest request) =>
        request.Schemas.Advertised.FirstOrDefault(schema => schema.Id.Equals(request.Name, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Answer(json => DiscoveryWriter.WriteSchema(json, found, request.Root))
            : ScimAnswer.Refused(Fault.NotFound($"There is no schema {Shown.Of(request.Name)}."));

    private static ScimAnswer Answer(Action<Utf8JsonWriter> write) => new(StatusCodes.Status200OK)
    {
        Body = stream =>
        {
            write(stream.Json);
            return ValueTask.CompletedTask;
        },
    };
}

using Ksat.Provisioning.Application.MappingSettings;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Scim.Schemas;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Mapping;

internal static class MappingEndpoints
{
    private const string Path = "/provisioning/mapping";

    public static void MapMapping(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, GetAsync).Says("Mapping", "Which SCIM attribute feeds which field").Answers<IReadOnlyList<FieldMapping>>();
        api.MapPut(Path, ReplaceAsync).Says("Mapping", "Replace the mapping: a field left out is changed by no sync").Takes<IReadOnlyList<FieldMapping>>()
            .Answers<IReadOnlyList<FieldMapping>>().Refuses(400);
    }

    private static async Task<IResult> GetAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new GetMapping(), cancellationToken)).AnswerJson(mapping => mapping);

    private static async Task<IResult> ReplaceAsync(JsonBody body, ISender sender, SchemaTable schemas, CancellationToken cancellationToken) =>
        body.Refusal
        ?? (await sender.SendAsync(new ReplaceMapping(MappingBody.Read(body.Element, schemas)), cancellationToken)).AnswerJson(mapping => mapping);
}

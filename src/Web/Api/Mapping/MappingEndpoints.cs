using Ksat.Provisioning.Application.Bodies;
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
        api.MapPost(Path + "/preview", PreviewAsync).Says("Mapping", "What another mapping would make of one user; nothing is saved").Takes<MappingPreviewForm>()
            .Answers<MappingPreview>().Refuses(400, 404);
    }

    private static async Task<IResult> GetAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new GetMapping(), cancellationToken)).AnswerJson(mapping => mapping);

    private static async Task<IResult> ReplaceAsync(JsonBody body, ISender sender, SchemaTable schemas, CancellationToken cancellationToken) =>
        body.Refusal
        ?? (await sender.SendAsync(new ReplaceMapping(MappingBody.Read(body.Element, schemas)), cancellationToken)).AnswerJson(mapping => mapping);

    private static async Task<IResult> PreviewAsync(JsonBody body, ISender sender, SchemaTable schemas, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var fields = JsonFields.Of(body.Element);
        fields.TakeText("userName", out var userName);
        var mapping = fields.Take("mapping", out var entries) ? MappingBody.Read(entries, schemas, "mapping") : null;
        if (mapping is null)
        {
            fields.Wrong("mapping", "is required.");
        }

        fields.RefuseTheRest();
        return fields.Errors.Any
            ? Problems.Of(fields.Errors)
            : (await sender.SendAsync(new PreviewMapping(userName ?? "", mapping!), cancellationToken)).AnswerJson(preview => preview);
    }
}

internal sealed record MappingPreviewForm(string UserName, IReadOnlyList<FieldMapping> Mapping);

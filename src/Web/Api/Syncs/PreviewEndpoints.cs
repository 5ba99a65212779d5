using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.MappingSettings;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Reports;
using Ksat.Provisioning.Scim.Schemas;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Syncs;

/// <summary>What a full sync would do now.</summary>
internal static class PreviewEndpoints
{
    private const string Path = "/provisioning/preview";
    private const string Tag = "Preview";

    public static void MapPreview(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, GetAsync).Says(Tag, "What a full sync would do now, counted; nothing is written").Answers<SyncView>();
        api.MapPost(Path, WhatIfAsync).Says(Tag, "The same with another mapping; nothing is saved").Takes<WhatIfForm>().Answers<SyncView>().Refuses(400);
        api.MapPost(Path + "/changes", WhatIfChangesAsync).Says(Tag, "The rows with another mapping").Pages().FiltersChanges().Takes<WhatIfForm>().Answers<Listing<ChangeView>>();
        api.MapGet(Path + "/changes", ChangesAsync).Says(Tag, "The rows that a full sync would have now").Pages().FiltersChanges().Answers<Listing<ChangeView>>();
    }

    private static async Task<IResult> GetAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new PreviewSync(), cancellationToken)).AnswerJson(sync => sync);

    private static async Task<IResult> ChangesAsync(ListQuery query, ISender sender, CancellationToken cancellationToken) =>
        query.Refusal ?? (await sender.SendAsync(new PreviewChanges(query.Changes(), query.Page), cancellationToken)).AnswerJson(page => page);

    private static async Task<IResult> WhatIfAsync(JsonBody body, ISender sender, SchemaTable schemas, CancellationToken cancellationToken) =>
        MappingOf(body, schemas, out var mapping) ?? (await sender.SendAsync(new PreviewSync(mapping), cancellationToken)).AnswerJson(sync => sync);

    private static async Task<IResult> WhatIfChangesAsync(JsonBody body, ListQuery query, ISender sender, SchemaTable schemas, CancellationToken cancellationToken) =>
        query.Refusal
        ?? MappingOf(body, schemas, out var mapping)
        ?? (await sender.SendAsync(new PreviewChanges(query.Changes(), query.Page, mapping), cancellationToken)).AnswerJson(page => page);

    /// <summary>The mapping that was sent, or the answer to give instead of going on.</summary>
    private static IResult? MappingOf(JsonBody body, SchemaTable schemas, out IReadOnlyList<FieldMapping>? mapping)
    {
        mapping = null;
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var fields = JsonFields.Of(body.Element);
        if (fields.Take("mapping", out var sent))
        {
            var read = MappingBody.Read(sent, schemas, "mapping");
            if (read.Errors.Any)
            {
                return Problems.Of(read.Errors);
            }

            mapping = read.Entries;
        }

        fields.RefuseTheRest();
        return fields.Errors.Any ? Problems.Of(fields.Errors) : null;
    }
}

internal sealed record WhatIfForm(IReadOnlyList<FieldMapping>? Mapping);

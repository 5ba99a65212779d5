using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Reports;
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
        api.MapGet(Path + "/changes", ChangesAsync).Says(Tag, "The rows that a full sync would have now").Pages().FiltersChanges().Answers<Listing<ChangeView>>();
    }

    private static async Task<IResult> GetAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new PreviewSync(), cancellationToken)).AnswerJson(sync => sync);

    private static async Task<IResult> ChangesAsync(ListQuery query, ISender sender, CancellationToken cancellationToken) =>
        query.Refusal ?? (await sender.SendAsync(new PreviewChanges(query.Changes(), query.Page), cancellationToken)).AnswerJson(page => page);
}

using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Reports;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Syncs;

/// <summary>Syncs and their reports.</summary>
internal static class SyncEndpoints
{
    internal const string Path = "/provisioning/syncs";
    private const string Tag = "Syncs";

    public static void MapSyncs(this IEndpointRouteBuilder api)
    {
        api.MapPost(Path, ForceAsync).Says(Tag, "Force Sync Now; a sync that waits already is joined").Takes<ForceForm>().Answers<SyncStarted>(202).Refuses(400, 409);
        api.MapGet(Path, ListAsync).Says(Tag, "Sync reports, newest first").Pages()
            .Filters("service", "", Sync.ServiceScim, Sync.ServiceCsv, Sync.ServiceUndo)
            .Filters("status", "", Enum.GetNames<SyncStatus>())
            .Filters("testMode", "", "true", "false")
            .Answers<Listing<SyncView>>();
        api.MapGet(Path + "/{id}", GetAsync).Says(Tag, "One sync report").Answers<SyncView>().Refuses(404);
        api.MapGet(Path + "/{id}/changes", ChangesAsync).Says(Tag, "The rows of a report").Pages().FiltersChanges().Answers<Listing<ChangeView>>().Refuses(404, 410);
        api.MapGet(Path + "/{id}/download", DownloadAsync).Says(Tag, "The whole report, streamed").Filters("format", "json, unless csv is asked for", "json", "csv")
            .Answers<DownloadAnswer>().Refuses(400, 404, 410);
    }

    public static RouteHandlerBuilder FiltersChanges(this RouteHandlerBuilder endpoint) => endpoint
        .Filters("object", "", "users", "groups", "memberships")
        .Filters("action", "", "created", "changed", "archived", "restored", "protected", "held")
        .Filters("outcome", "", "successful", "failed", "rejected")
        .Filters("search", "part of a name, an e-mail or a group's name");

    public static ChangeFilter Changes(this ListQuery query) =>
        new(query.Text("object"), query.Text("action"), query.Text("outcome"), query.Text("search"));

    private static async Task<IResult> ForceAsync(JsonBody body, ISender sender, ISyncSignal signal, Caller caller, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var fields = JsonFields.Of(body.Element);
        fields.TakeBoolean("full", out var full);
        fields.RefuseTheRest();
        if (fields.Errors.Any)
        {
            return Problems.Of(fields.Errors);
        }

        var result = await sender.SendAsync(new ForceSync(full), cancellationToken);
        if (!result.IsFault)
        {
            signal.Wake(caller.TenantId, atOnce: true);
        }

        return result.Answer(Started);
    }

    public static IResult Started(Guid id) => Results.Accepted($"{ApiRegistration.Root}{Path}/{id}", new SyncStarted(id));

    private static async Task<IResult> ListAsync(ListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var question = new FindSyncs(query.Page, query.Text("service"), query.Text("status"), query.Text("testMode"));
        return query.Refusal ?? (await sender.SendAsync(question, cancellationToken)).AnswerJson(page => page);
    }

    private static async Task<IResult> GetAsync(RouteId id, ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new GetSync(id.Value), cancellationToken)).AnswerJson(sync => sync);

    private static async Task<IResult> ChangesAsync(RouteId id, ListQuery query, ISender sender, CancellationToken cancellationToken) =>
        query.Refusal ?? (await sender.SendAsync(new FindChanges(id.Value, query.Changes(), query.Page), cancellationToken)).AnswerJson(page => page);

    private static async Task<IResult> DownloadAsync(RouteId id, ListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var format = query.OneOf("format", "json", "csv");
        return query.Refusal
            ?? (await sender.SendAsync(new DownloadReport(id.Value), cancellationToken)).Answer(report => Downloads.Of(report, id.Value, format == "csv", cancellationToken));
    }
}

internal sealed record ForceForm(bool? Full);

internal sealed record SyncStarted(Guid Id);

/// <summary>The form of a download, for the API's description.</summary>
internal sealed record DownloadAnswer(SyncView Sync, IReadOnlyList<ChangeView> Changes);

using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Reports;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;
using Ksat.Provisioning.Web.Api.Syncs;

namespace Ksat.Provisioning.Web.Api.GoLive;

/// <summary>The gate before going live, and what an admin decides about a sync: held rows, undo.</summary>
internal static class GoLiveEndpoints
{
    private const string Path = "/provisioning/go-live";

    public static void MapGoLive(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, GetAsync).Says("Go-live", "Whether the load has settled, and what going live would do").Answers<GoLiveAnswer>();
        api.MapPost(Path, GoAsync).Says("Go-live", "Turn Test Mode off; confirmArchives must be what the plan would archive now").Takes<GoLiveForm>().Answers<SyncStarted>(202).Refuses(400, 409);
        api.MapPost(SyncEndpoints.Path + "/{id}/held/allow", AllowAsync).Says("Syncs", "Apply the held rows, this once").Answers<SyncStarted>(202).Refuses(404, 409);
        api.MapPost(SyncEndpoints.Path + "/{id}/held/reject", RejectAsync).Says("Syncs", "Drop the held rows until the identity provider changes them").Answers<SyncView>().Refuses(404, 409);
        api.MapPost(SyncEndpoints.Path + "/{id}/undo", UndoAsync).Says("Syncs", "Put back what a live sync did; partial does the rest where later changes stand in the way")
            .Takes<UndoForm>().Answers<SyncStarted>(202).Refuses(400, 404, 409);
        api.MapPost("/users/{id}/undo", UndoUserAsync).Says("Users", "Put back what a live sync did to one user").Takes<UndoUserForm>().Answers<SyncStarted>(202).Refuses(400, 404, 409);
    }

    private static async Task<IResult> GetAsync(ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new GetGoLive(), cancellationToken)).AnswerJson(GoLiveAnswer.Of);

    private static async Task<IResult> GoAsync(JsonBody body, GoingLive goingLive, ISyncSignal signal, Caller caller, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var fields = JsonFields.Of(body.Element);
        if (!fields.TakeNumber("confirmArchives", 0, int.MaxValue, out var archives) || (archives is null && !fields.Errors.Any))
        {
            fields.Wrong("confirmArchives", "is required: the number of archives that going live would apply.");
        }

        fields.RefuseTheRest();
        if (fields.Errors.Any)
        {
            return Problems.Of(fields.Errors);
        }

        var result = await goingLive.GoAsync(archives!.Value, cancellationToken);
        if (!result.IsFault)
        {
            signal.Wake(caller.TenantId, atOnce: true);
        }

        return result.Answer(SyncEndpoints.Started);
    }

    private static async Task<IResult> AllowAsync(RouteId id, ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new AllowHeld(id.Value), cancellationToken)).Answer(SyncEndpoints.Started);

    private static async Task<IResult> RejectAsync(RouteId id, ISender sender, CancellationToken cancellationToken)
    {
        var rejected = await sender.SendAsync(new RejectHeld(id.Value), cancellationToken);
        return rejected.IsFault ? Problems.Of(rejected.Fault) : (await sender.SendAsync(new GetSync(id.Value), cancellationToken)).AnswerJson(sync => sync);
    }

    private static async Task<IResult> UndoAsync(RouteId id, JsonBody body, Undoing undoing, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var fields = JsonFields.Of(body.Element);
        fields.TakeBoolean("partial", out var partial);
        fields.RefuseTheRest();
        return fields.Errors.Any ? Problems.Of(fields.Errors) : (await undoing.UndoAsync(id.Value, null, partial, cancellationToken)).Answer(SyncEndpoints.Started);
    }

    private static async Task<IResult> UndoUserAsync(RouteId id, JsonBody body, Undoing undoing, CancellationToken cancellationToken)
    {
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var fields = JsonFields.Of(body.Element);
        var sync = fields.TakeText("syncId", out var text) && RouteId.TryParse(text, null, out var known) ? known : default;
        if (text is null && !fields.Errors.Any)
        {
            fields.Wrong("syncId", "is required: the sync to be undone for this user.");
        }

        fields.TakeBoolean("partial", out var partial);
        fields.RefuseTheRest();
        return fields.Errors.Any
            ? Problems.Of(fields.Errors)
            : (await undoing.UndoAsync(sync.Value, id.Value, partial, cancellationToken)).Answer(SyncEndpoints.Started);
    }
}

internal sealed record GoLiveForm(int ConfirmArchives);

internal sealed record UndoForm(bool? Partial);

internal sealed record UndoUserForm(Guid SyncId, bool? Partial);

internal sealed record GoLiveAnswer(bool Settled, IReadOnlyList<string> Reasons, int Archives, int SeatsAfter, IReadOnlyList<TrendPoint> Trend, CountsView Plan)
{
    public static GoLiveAnswer Of(GoLiveView view) => new(view.Settled, view.Reasons, view.Archives, view.SeatsAfter, view.Trend, CountsView.Of(view.Plan));
}

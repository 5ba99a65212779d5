using AutoMapper;
using Ksat.Provisioning.Application.History;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Users;

internal static class UserEndpoints
{
    private const string Path = "/users";

    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, ListAsync).Says("Users", "Console users").Pages()
            .Filters("search", "part of an e-mail or name, in any letter case").Filters("status", "", "active", "archived").Answers<Listing<UserAnswer>>();
        api.MapPost(Path, CreateAsync).Says("Users", "Make a console user").Takes<UserForm>().Answers<UserAnswer>(201).Refuses(400, 409);
        api.MapGet(Path + "/{id}", GetAsync).Says("Users", "One console user").Answers<UserAnswer>().Refuses(404);
        api.MapDelete(Path + "/{id}", EraseAsync).Says("Users", "Erase an archived user for good: fields, history, log entries and his values in reports").AnswersNothing().Refuses(404, 409);
        api.MapGet(Path + "/{id}/history", HistoryAsync).Says("Users", "One person's story, newest first").Pages().Answers<Listing<HistoryEntry>>().Refuses(404);
        api.MapPatch(Path + "/{id}", ChangeAsync).Says("Users", "Edit a console user: a merge patch").Takes<UserForm>().Answers<UserAnswer>().Refuses(400, 404, 409);
    }

    private static async Task<IResult> ListAsync(ListQuery query, ISender sender, IMapper mapper, CancellationToken cancellationToken)
    {
        var question = new FindRosterUsers(query.Text("search"), query.Word<RosterStatus>("status"), query.Page);
        return query.Refusal ?? (await sender.SendAsync(question, cancellationToken)).AnswerJson(listing => listing.Map(mapper.Map<UserAnswer>));
    }

    private static async Task<IResult> GetAsync(RouteId id, ISender sender, IMapper mapper, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new GetRosterUser(id.Value), cancellationToken)).AnswerJson(mapper.Map<UserAnswer>);

    private static async Task<IResult> EraseAsync(RouteId id, Erasing erasing, CancellationToken cancellationToken) =>
        (await erasing.EraseAsync(id.Value, cancellationToken)).Answer(_ => Results.NoContent());

    private static async Task<IResult> HistoryAsync(RouteId id, ListQuery query, ISender sender, CancellationToken cancellationToken) =>
        query.Refusal ?? (await sender.SendAsync(new GetHistory(id.Value, query.Page), cancellationToken)).AnswerJson(page => page);

    private static async Task<IResult> CreateAsync(JsonBody body, ISender sender, IMapper mapper, CancellationToken cancellationToken) =>
        body.Refusal
        ?? (await sender.SendAsync(new CreateRosterUser(UserPatch.Read(body.Element)), cancellationToken))
            .Answer(view => Results.Created($"{ApiRegistration.Root}{Path}/{view.User.Id}", mapper.Map<UserAnswer>(view)));

    private static async Task<IResult> ChangeAsync(RouteId id, JsonBody body, ISender sender, IMapper mapper, CancellationToken cancellationToken) =>
        body.Refusal
        ?? (await sender.SendAsync(new ChangeRosterUser(id.Value, UserPatch.Read(body.Element, id.Value)), cancellationToken)).AnswerJson(mapper.Map<UserAnswer>);
}

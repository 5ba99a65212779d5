using Ksat.Provisioning.Application.AccessKeys;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Web.Api.Forms;
using Ksat.Provisioning.Web.Api.OpenApi;

namespace Ksat.Provisioning.Web.Api.Keys;

/// <summary>SCIM tokens and console keys: the same under two names.</summary>
internal static class KeyEndpoints
{
    private const string Tokens = "/provisioning/tokens";
    private const string Keys = "/keys";

    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        api.MapGet(Tokens, (ListQuery query, ISender sender, CancellationToken token) => ListAsync(AccessKind.Scim, query, sender, token))
            .Says("Tokens", "SCIM tokens, without their secrets").Pages().Answers<Listing<AccessKeyView>>();
        api.MapPost(Tokens, (JsonBody body, ISender sender, CancellationToken token) => IssueAsync(AccessKind.Scim, body, sender, token))
            .Says("Tokens", "Generate a SCIM token: its secret is shown this once").Takes<NewKeyBody>().Answers<IssuedTokenAnswer>(201).Refuses(400, 409);
        api.MapDelete(Tokens + "/{id}", (RouteId id, ISender sender, CancellationToken token) => RevokeAsync(AccessKind.Scim, id, sender, token))
            .Says("Tokens", "Revoke a SCIM token at once").AnswersNothing().Refuses(404);
        api.MapGet(Keys, (ListQuery query, ISender sender, CancellationToken token) => ListAsync(AccessKind.Console, query, sender, token))
            .Says("Keys", "Console keys, without their secrets").Pages().Answers<Listing<AccessKeyView>>();
        api.MapPost(Keys, (JsonBody body, ISender sender, CancellationToken token) => IssueAsync(AccessKind.Console, body, sender, token))
            .Says("Keys", "Generate a console key: its secret is shown this once").Takes<NewKeyBody>().Answers<IssuedKeyAnswer>(201).Refuses(400, 409);
        api.MapDelete(Keys + "/{id}", (RouteId id, ISender sender, CancellationToken token) => RevokeAsync(AccessKind.Console, id, sender, token))
            .Says("Keys", "Revoke a console key at once").AnswersNothing().Refuses(404);
    }

    private static async Task<IResult> ListAsync(AccessKind kind, ListQuery query, ISender sender, CancellationToken cancellationToken) =>
        query.Refusal ?? (await sender.SendAsync(new FindAccessKeys(kind, query.Page), cancellationToken)).AnswerJson(listing => listing);

    private static async Task<IResult> IssueAsync(AccessKind kind, JsonBody body, ISender sender, CancellationToken cancellationToken) =>
        body.Refusal ?? (await sender.SendAsync(new IssueAccessKey(kind, NewKey.Read(body.Sent)), cancellationToken)).Answer(issued => Created(kind, issued));

    private static async Task<IResult> RevokeAsync(AccessKind kind, RouteId id, ISender sender, CancellationToken cancellationToken) =>
        (await sender.SendAsync(new RevokeAccessKey(kind, id.Value), cancellationToken)).Answer(_ => Results.NoContent());

    private static IResult Created(AccessKind kind, IssuedKey issued)
    {
        var key = issued.Key;
        return kind == AccessKind.Scim
            ? Results.Created($"{ApiRegistration.Root}{Tokens}/{key.Id}", new IssuedTokenAnswer(key.Id, key.Prefix, key.CreatedAt, key.ExpiresAt, issued.Secret))
            : Results.Created($"{ApiRegistration.Root}{Keys}/{key.Id}", new IssuedKeyAnswer(key.Id, key.Prefix, key.CreatedAt, key.ExpiresAt, issued.Secret));
    }
}

internal sealed record NewKeyBody(DateTimeOffset? ExpiresAt);

internal sealed record IssuedTokenAnswer(Guid Id, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Token);

internal sealed record IssuedKeyAnswer(Guid Id, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Key);

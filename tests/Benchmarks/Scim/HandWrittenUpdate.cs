using System.Text.Json;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http;

namespace Ksat.Provisioning.Benchmarks.Scim;

/// <summary>
/// The same change by hand, for this one attribute: the token is looked up, and in one transaction the user is changed and the change told to the sync.
/// No dialects, schema, preconditions, log, groups or errors: what is left is what the same effect costs at least.
/// </summary>
internal static class HandWrittenUpdate
{
    public static async Task<IResult> RunAsync(DatabaseOptions options, Guid id, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        await using var connection = await Sql.OpenAsync(options);
        if (await Sql.TenantAsync(connection, request.Headers.Authorization.ToString()["Bearer ".Length..]) is not { } tenant)
        {
            return Results.Unauthorized();
        }

        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        var user = id.ToByteArray(bigEndian: true);
        await using var transaction = connection.BeginTransaction();
        var document = await Sql.ScalarAsync(
            connection,
            """
            UPDATE DirectoryUsers SET Document = json_set(Document, '$.title', $title), Search = json_set(Search, '$.title', $folded), Version = Version + 1, LastModified = $now
            WHERE TenantId = $tenant AND Id = $id RETURNING Document;
            """,
            ("$title", Sql.TitleIn(body)),
            ("$folded", Sql.TitleIn(body).ToUpperInvariant()),
            ("$now", now),
            ("$tenant", tenant),
            ("$id", user));
        var seq = await Sql.ScalarAsync(
            connection,
            "UPDATE SyncStates SET FeedSeq = FeedSeq + 1, FirstWaitingAt = COALESCE(FirstWaitingAt, $now), LastWriteAt = $now WHERE TenantId = $tenant RETURNING FeedSeq;",
            ("$now", now),
            ("$tenant", tenant));
        await Sql.ScalarAsync(
            connection,
            "INSERT INTO Feed (TenantId, Seq, At, Attributes, Kind, ObjectId) VALUES ($tenant, $seq, $now, 'title', $kind, $id);",
            ("$tenant", tenant),
            ("$seq", seq!),
            ("$now", now),
            ("$kind", (int)FeedKind.UserChanged),
            ("$id", user));
        await transaction.CommitAsync();
        return document is string text ? Results.Text(text, "application/json") : Results.NotFound();
    }
}

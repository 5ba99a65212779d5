using System.Text.Json;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http;

namespace Ksat.Provisioning.Benchmarks.Scim;

/// <summary>One UPDATE and nothing else: whoever sends the id may change the user, and no sync learns of it. The floor, not a comparison.</summary>
internal static class BareUpdate
{
    public static async Task<IResult> RunAsync(DatabaseOptions options, Guid tenant, Guid id, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        await using var connection = await Sql.OpenAsync(options);
        return await Sql.ScalarAsync(
            connection,
            """
            UPDATE DirectoryUsers SET Document = json_set(Document, '$.title', $title), Version = Version + 1, LastModified = $now
            WHERE TenantId = $tenant AND Id = $id RETURNING Document;
            """,
            ("$title", Sql.TitleIn(body)),
            ("$now", TimeProvider.System.GetUtcNow().UtcTicks),
            ("$tenant", tenant.ToByteArray(bigEndian: true)),
            ("$id", id.ToByteArray(bigEndian: true))) is string document ? Results.Text(document, "application/json") : Results.NotFound();
    }
}

using System.Text.Json;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Benchmarks.Scim;

/// <summary>What somebody would write by hand for one purpose: no tokens, no filters, no feed. On the same database file, with the same durability.</summary>
internal static class BareEndpoints
{
    public static async Task<WebApplication> StartAsync(DatabaseOptions options, Guid tenant)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var context = new DbContextOptionsBuilder<ProvisioningDbContext>();
        context.UseProvisioningDatabase(options);
        app.MapPatch("/users/{id:guid}", (Guid id, HttpRequest request) => UpdateAsync(options, tenant, id, request));
        app.MapGet("/users", () => ListAsync(context.Options, tenant));
        await app.StartAsync();
        return app;
    }

    private static async Task<IResult> UpdateAsync(DatabaseOptions options, Guid tenant, Guid id, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body);
        var title = body.RootElement.GetProperty("Operations")[0].GetProperty("value").GetString();
        await using var connection = new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync();
        await using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=FULL;";
        await pragma.ExecuteNonQueryAsync();
        await using var update = connection.CreateCommand();
        update.CommandText = """
            UPDATE DirectoryUsers SET Document = json_set(Document, '$.title', $title), Version = Version + 1, LastModified = $now
            WHERE TenantId = $tenant AND Id = $id RETURNING Document;
            """;
        update.Parameters.AddWithValue("$title", title);
        update.Parameters.AddWithValue("$now", TimeProvider.System.GetUtcNow().UtcTicks);
        update.Parameters.AddWithValue("$tenant", tenant.ToByteArray(bigEndian: true));
        update.Parameters.AddWithValue("$id", id.ToByteArray(bigEndian: true));
        return await update.ExecuteScalarAsync() is string document ? Results.Text(document, "application/json") : Results.NotFound();
    }

    private static async Task<IResult> ListAsync(DbContextOptions<ProvisioningDbContext> options, Guid tenant)
    {
        var caller = new Caller();
        caller.Identify(tenant);
        await using var database = new ProvisioningDbContext(options).For(caller);
        var users = await database.DirectoryUsers.AsNoTracking().OrderBy(user => user.Id).Take(100).ToListAsync();
        return Results.Json(users.Select(user => new
        {
            user.Id,
            user.ExternalId,
            user.Version,
            user.CreatedAt,
            user.LastModified,
            Document = JsonSerializer.Deserialize<JsonElement>(user.Document),
        }));
    }
}

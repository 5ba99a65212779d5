using System.Text.Json;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
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
        app.MapPatch("/bare/{id:guid}", (Guid id, HttpRequest request) => BareUpdate.RunAsync(options, tenant, id, request));
        app.MapPatch("/users/{id:guid}", (Guid id, HttpRequest request) => HandWrittenUpdate.RunAsync(options, id, request));
        app.MapGet("/users", () => ListAsync(context.Options, tenant));
        await app.StartAsync();
        return app;
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

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Benchmarks.Scim;

/// <summary>The promises about SCIM's speed, as ratios in one run.</summary>
internal static class ScimRatios
{
    private const double MostMicroseconds = 2;
    private const double MostBytes = 1024;
    private const double MostForPatch = 1.5;
    private const double MostForList = 2;
    private const int AtOnce = 16;

    /// <summary>Writes the table; answers whether all promises are kept.</summary>
    public static async Task<bool> RunAsync(TextWriter output)
    {
        var kept = true;
        var (microseconds, bytes) = FilterParsing.Measure();
        Line("parse a typical filter, µs", microseconds, MostMicroseconds);
        Line("parse a typical filter, bytes", bytes, MostBytes);

        // The factory looks for the web project's folder beside a test project's manifest, which a program doesn't have.
        Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_KSAT_PROVISIONING_WEB", AppContext.BaseDirectory);
        await using var host = new ProvisioningHost();
        host.UseKestrel(0);
        host.StartServer();
        var tenant = await host.AddTenantAsync("Benchmark");
        using var client = host.ClientWith(tenant.ScimToken);
        var id = "";
        for (var i = 0; i < 100; i++)
        {
            id = await AddAsync(client, i);
        }

        await using var bare = await BareEndpoints.StartAsync(host.Services.GetRequiredService<DatabaseOptions>(), tenant.Id);
        using var plain = new HttpClient { BaseAddress = new Uri(bare.Urls.First()) };
        plain.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
        var step = 0;
        var patch = await Ratio.OfAsync(
            () => SendAsync(client, HttpMethod.Patch, $"/scim/v2/Users/{id}", Patch(step++)),
            () => SendAsync(plain, HttpMethod.Patch, $"/users/{id}", Patch(step++)),
            callsPerRound: 40);
        Line($"PATCH of one attribute ({patch.Ours:F0} / {patch.Bare:F0} µs)", patch.Ours / patch.Bare, MostForPatch);
        var crowd = await Ratio.OfAsync(
            () => AtOnceAsync(() => SendAsync(client, HttpMethod.Patch, $"/scim/v2/Users/{id}", Patch(Interlocked.Increment(ref step)))),
            () => AtOnceAsync(() => SendAsync(plain, HttpMethod.Patch, $"/users/{id}", Patch(Interlocked.Increment(ref step)))),
            callsPerRound: 5);
        Line($"16 of them at once ({crowd.Ours / AtOnce:F0} / {crowd.Bare / AtOnce:F0} µs each)", crowd.Ours / crowd.Bare, MostForPatch);
        var floor = await Ratio.OfAsync(
            () => SendAsync(client, HttpMethod.Patch, $"/scim/v2/Users/{id}", Patch(step++)),
            () => SendAsync(plain, HttpMethod.Patch, $"/bare/{id}", Patch(step++)),
            callsPerRound: 40);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| the same by a bare UPDATE ({floor.Ours:F0} / {floor.Bare:F0} µs) | {floor.Ours / floor.Bare:F2} | – | for comparison |"));
        var list = await Ratio.OfAsync(
            () => SendAsync(client, HttpMethod.Get, "/scim/v2/Users?count=100", null),
            () => SendAsync(plain, HttpMethod.Get, "/users", null),
            callsPerRound: 20);
        Line($"list 100 users ({list.Ours:F0} / {list.Bare:F0} µs)", list.Ours / list.Bare, MostForList);
        return kept;

        void Line(string what, double measured, double most)
        {
            var good = measured <= most;
            kept &= good;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {measured:F2} | {most} | {(good ? "kept" : "MISSED")} |"));
        }
    }

    private static Task AtOnceAsync(Func<Task> call) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(call)));

    private static string Patch(int step) => $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"title","value":"Title {{step}}"}]}""";

    private static async Task<string> AddAsync(HttpClient client, int number)
    {
        var answer = await SendAsync(client, HttpMethod.Post, "/scim/v2/Users", $$"""
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"user{{number}}@corp.example","externalId":"00u{{number}}","displayName":"User {{number}}","title":"T",
            "name":{"givenName":"Given {{number}}","familyName":"Family"},"emails":[{"value":"user{{number}}@corp.example","type":"work","primary":true}],"active":true,
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engines","employeeNumber":"{{number}}"} }
            """);
        return (string)JsonNode.Parse(answer)!["id"]!;
    }

    private static async Task<string> SendAsync(HttpClient client, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/scim+json");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Ksat.Provisioning.Web.Tests.Scim.Fuzzing;

/// <summary>
/// Whatever is sent, nothing breaks: no 5xx, always a SCIM error body on a refusal, no change of state with it, and what a write answers is what is read afterwards.
/// What the web server itself refuses before our code runs is exempt. The seed is printed; <c>KSAT_SEED=1,3</c> in the environment runs it again.
/// </summary>
[TestFixture]
internal sealed class FuzzTests
{
    private const int Cases = 800;
    private const string ErrorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static readonly string[] ScimTypes =
    [
        "invalidFilter", "tooMany", "uniqueness", "mutability", "invalidSyntax", "invalidPath", "noTarget", "invalidValue", "invalidVers", "sensitive", "invalidCursor", "expiredCursor", "invalidCount",
    ];

    private readonly SortedDictionary<(string, int), int> answers = [];
    private World? world;

    [Test]
    public void Nothing_breaks_it()
    {
        var (seed, gamma) = Seed();
        TestContext.Out.WriteLine($"{Cases} cases, KSAT_SEED={seed},{gamma}");
        Prop.ForAll(FuzzedRequests.All, request => CheckAsync(request).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(seed, gamma));
        TestContext.Out.WriteLine(string.Join('\n', answers.Select(kind => $"{kind.Key.Item1} {kind.Key.Item2}: {kind.Value}")));
    }

    private static (ulong Seed, ulong Gamma) Seed()
    {
        if (Environment.GetEnvironmentVariable("KSAT_SEED") is { } replay)
        {
            var numbers = replay.Split(',').Select(ulong.Parse).ToArray();
            return (numbers[0], numbers[1]);
        }

        // The second number must be odd.
        return (TestContext.CurrentContext.Random.NextULong(), TestContext.CurrentContext.Random.NextULong() | 1);
    }

    /// <summary>Each request finds the same state, so that it does the same when it comes alone.</summary>
    private async Task CheckAsync(FuzzedRequest request)
    {
        var (client, user, group, before) = world ??= await World.NewAsync();
        world = null;
        var reply = await request.SendAsync(client, user, group);
        answers[(request.Method, reply.Status)] = answers.GetValueOrDefault((request.Method, reply.Status)) + 1;
        var what = $"{reply.Status} {reply.Text}";
        (reply.Status < 500 || (reply.Status == 501 && request.Path.Contains("/Me", StringComparison.OrdinalIgnoreCase))).ShouldBeTrue(what);
        if (reply.Status >= 400)
        {
            ShouldBeReadable(request, reply);
        }
        else if (reply.Text.Length > 0)
        {
            JsonNode.Parse(reply.Text).ShouldBeOfType<JsonObject>(what);
            reply.Text.ShouldNotContain("\"status\":\"5", Case.Sensitive, what); // within a bulk answer
        }

        var after = await World.StateAsync(client);
        if (reply.Status >= 300 || request.Method is "GET" or "HEAD" or "OPTIONS" || request.Path.EndsWith(".search", StringComparison.OrdinalIgnoreCase))
        {
            after.ShouldBe(before, what);
        }
        else if (reply.Headers.TryGetValue("Location", out var location) && reply.Text.Length > 0 && request.Query.Length == 0)
        {
            (await client.GetAsync(location[ScimServer.Root.Length..])).ShouldBe(200).Text.ShouldBe(reply.Text, what);
        }

        if (after == before)
        {
            world = new World(client, user, group, before);
        }
    }

    private static void ShouldBeReadable(FuzzedRequest request, ScimReply reply)
    {
        var what = $"{reply.Status} {reply.Text}";
        if (request.Method == "HEAD")
        {
            reply.Text.ShouldBeEmpty(what);
            return;
        }

        if (reply.Text.Length == 0)
        {
            reply.Status.ShouldBe(400, what); // The web server itself.
            reply.Headers.ShouldNotContainKey("Content-Type", what);
            return;
        }

        var error = JsonDocument.Parse(reply.Text).RootElement;
        error.GetProperty("schemas").EnumerateArray().Select(urn => urn.GetString()).ShouldBe([ErrorUrn], what);
        error.GetProperty("status").GetString().ShouldBe(reply.Status.ToString(CultureInfo.InvariantCulture), what);
        error.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace(what);
        if (error.TryGetProperty("scimType", out var type))
        {
            type.GetString().ShouldBeOneOf(ScimTypes, what);
        }
    }

    /// <summary>A tenant with a user in a group, and what its lists say.</summary>
    private sealed record World(ScimClient Client, string User, string Group, string State)
    {
        public static async Task<World> NewAsync()
        {
            var client = await ScimServer.NewTenantAsync();
            var user = await client.AddUserAsync("base@x", "\"title\":\"T\",\"emails\":[{\"value\":\"base@x\",\"type\":\"work\",\"primary\":true}]");
            var group = await client.AddGroupAsync("Base", user, "stranger");
            return new World(client, user, group, await StateAsync(client));
        }

        public static async Task<string> StateAsync(ScimClient client) =>
            (await client.GetAsync("/Users?count=500")).ShouldBe(200).Text + (await client.GetAsync("/Groups?count=500")).ShouldBe(200).Text;
    }
}

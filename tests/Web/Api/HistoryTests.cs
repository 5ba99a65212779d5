using System.Net;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Testing;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class HistoryTests : ConsoleTests
{
    private TestTenant live = null!;
    private ApiClient console = null!;

    [SetUp]
    public async Task AddLiveTenantAsync()
    {
        live = await Host.AddTenantAsync("Live", new TenantSettings { TestMode = false });
        console = As(live.ConsoleKey);
    }

    [Test]
    public async Task A_persons_story_is_told_newest_first()
    {
        var scim = await Host.AddScimUserAsync(live.ScimToken, "ann@example.com", ""","title":"Boss","name":{"givenName":"Ann"}""");
        await console.SyncAsync(full: false);
        await Host.ScimAsync(live.ScimToken, HttpMethod.Patch, $"Users/{scim}",
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"title","value":"Chief"}]}""");
        var second = await console.SyncAsync(full: false);
        var user = (await console.GetAsync("users")).Items.ShouldHaveSingleItem().GetProperty("id").GetString();
        await console.PatchAsync($"users/{user}", """{"comment":"nice"}""");

        var history = (await console.GetAsync($"users/{user}/history")).ShouldSucceed();

        history.Items.Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["edited", "applied", "sent", "applied", "sent"]);
        var applied = history.Items[1];
        applied.GetProperty("syncId").GetString().ShouldBe(second.Id);
        applied.GetProperty("fields").GetRawText().ShouldBe("""[{"field":"jobTitle","before":"Boss","after":"Chief"}]""");
        applied.GetProperty("requestId").GetString().ShouldBe(history.Items[2].GetProperty("requestId").GetString());
        var sent = history.Items[2].GetProperty("text").GetString()!;
        sent.ShouldContain("title");
        sent.ShouldNotContain("Chief");
        (await console.GetAsync($"users/{user}/history?page=2&pageSize=2")).Items.Select(entry => entry.GetProperty("kind").GetString()).ShouldBe(["sent", "applied"]);
        (await Console.GetAsync($"users/{user}/history")).ShouldRefuse(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Clearing_what_a_PUT_had_left_out_is_synced_though_SCIM_answers_as_before()
    {
        var scim = await Host.AddScimUserAsync(live.ScimToken, "ann@example.com", ",\"title\":\"Boss\"");
        await Host.ScimAsync(live.ScimToken, HttpMethod.Put, $"Users/{scim}", """{"userName":"ann@example.com"}""");
        await console.SyncAsync(full: false);
        var user = (await console.GetAsync("users")).Items.ShouldHaveSingleItem().GetProperty("id").GetString();
        await console.PatchAsync($"users/{user}", """{"jobTitle":"Chief"}""");

        await Host.ScimAsync(live.ScimToken, HttpMethod.Patch, $"Users/{scim}",
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"title"}]}""");
        await console.SyncAsync(full: false);

        (await console.GetAsync($"users/{user}"))["jobTitle"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await console.GetAsync($"users/{user}/history")).Items.First(entry => entry.GetProperty("kind").GetString() == "sent").GetProperty("text").GetString()!.ShouldContain("title");
    }

    [Test]
    public async Task An_erased_person_is_nowhere_in_the_database_file()
    {
        var scim = await Host.AddScimUserAsync(
            live.ScimToken,
            "zebulon.quux@example.com",
            ""","externalId":"okta-zq-77","title":"Quuxmaster","name":{"givenName":"Zebulon","familyName":"Quuxley"},"emails":[{"value":"zeb.private@example.com","type":"home"}]""");
        await Host.AddScimUserAsync(live.ScimToken, "other@example.com");
        await console.SyncAsync(full: false);
        var user = (await console.GetAsync("users?search=zebulon")).Items.ShouldHaveSingleItem().GetProperty("id").GetString();
        await console.PatchAsync($"users/{user}", """{"comment":"Likes Quuxcakes","groups":["Quuxers"]}""");
        (await console.DeleteAsync($"users/{user}")).ShouldRefuse(HttpStatusCode.Conflict);
        await Host.ScimAsync(live.ScimToken, HttpMethod.Patch, $"Users/{scim}",
            """{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"active":false}}]}""");
        var report = await console.SyncAsync(full: false);
        (await console.GetAsync($"users/{user}")).String("status").ShouldBe("Archived");

        (await console.DeleteAsync($"users/{user}")).ShouldSucceed(HttpStatusCode.NoContent);

        (await console.GetAsync($"users/{user}")).ShouldRefuse(HttpStatusCode.NotFound);
        (await console.GetAsync($"users/{user}/history")).ShouldRefuse(HttpStatusCode.NotFound);
        (await console.GetAsync($"provisioning/syncs/{report.Id}"))["users"].GetProperty("archived").GetInt32().ShouldBe(1);
        (await console.GetAsync($"provisioning/syncs/{report.Id}/changes")).Items[0].GetProperty("name").GetString().ShouldBe("(erased)");
        (await console.GetAsync("audit?kind=erasure")).Items.ShouldHaveSingleItem();
        foreach (var value in new[] { "Quuxley", "Zebulon", "okta-zq-77", "Quuxmaster", "zeb.private", "Quuxcakes", "ZEBULON", "QUUXLEY", "zebulon.quux" })
        {
            Contents().ShouldNotContain(value, Case.Sensitive, value);
        }
    }

    /// <summary>The whole database as bytes, its log included; each letter one byte, and UTF-8 of ASCII is ASCII.</summary>
    private string Contents()
    {
        var file = Host.DatabasePath;
        return string.Concat(new[] { file, file + "-wal" }.Where(File.Exists).Select(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }));
    }
}

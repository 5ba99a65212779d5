using System.Text;
using System.Text.Json.Nodes;

namespace Ksat.Provisioning.Web.Tests.Scim;

/// <summary>RFC 7644 §2: who comes in. Every refusal is a SCIM error and leaves nothing behind.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AccessTests
{
    private const string Tokens = "/api/v1/provisioning/tokens";
    private const string SomeUser = """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a@corp.example"}""";

    [Test]
    public async Task Without_a_secret_the_answer_is_401_and_says_what_to_send()
    {
        var client = await ScimServer.NewTenantAsync();
        foreach (var path in new[] { "/Users", "/Groups/x", "/ServiceProviderConfig", "/nowhere", "" })
        {
            var reply = (await client.GetAsync(path, ("Authorization", ""))).ShouldBeError(401);
            reply.Headers["WWW-Authenticate"].ShouldBe("Bearer realm=\"KSAT Provisioning\"");
        }
    }

    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Bearer wrong-wrong-wrong-wrong-wrong-wrong")]
    [TestCase("Basic dTpw")]
    [TestCase("wrong")]
    [TestCase("Bearer a b c")]
    public async Task A_wrong_secret_is_401(string header)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.PostAsync("/Users", SomeUser, ("Authorization", header))).ShouldBeError(401).Headers["WWW-Authenticate"].ShouldStartWith("Bearer");
        (await client.GetAsync("/Users")).ShouldBe(200).Total.ShouldBe(0);
    }

    [TestCase("{0}")]
    [TestCase("Bearer {0}")]
    [TestCase("bearer {0}")]
    [TestCase("BEARER   {0}")]
    [TestCase("Bearer {0} ")]
    public async Task The_token_comes_with_or_without_its_scheme(string form)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.GetAsync("/Users", ("Authorization", string.Format(form, client.Tenant.ScimToken)))).ShouldBe(200);
    }

    [Test]
    public async Task A_console_key_opens_nothing_here()
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.GetAsync("/Users", ("Authorization", $"Bearer {client.Tenant.ConsoleKey}"))).ShouldBeError(401);
    }

    [Test]
    public async Task While_provisioning_is_off_the_answer_is_403_says_where_to_switch_it_on_and_nothing_is_stored()
    {
        var client = await ScimServer.NewTenantAsync();
        using var console = ScimServer.Host.ClientWith(client.Tenant.ConsoleKey);
        await SwitchAsync(console, on: false);
        (await client.PostAsync("/Users", SomeUser)).ShouldBeError(403).Detail!.ShouldContain("User Provisioning");
        (await client.GetAsync("/ServiceProviderConfig")).ShouldBeError(403);
        await SwitchAsync(console, on: true);
        (await client.GetAsync("/Users")).ShouldBe(200).Total.ShouldBe(0);
    }

    [Test]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.GetAsync("/Users")).ShouldBe(200);
        using var console = ScimServer.Host.ClientWith(client.Tenant.ConsoleKey);
        var tokens = JsonNode.Parse(await console.GetStringAsync(new Uri(Tokens, UriKind.Relative)))!;
        (await console.DeleteAsync(new Uri($"{Tokens}/{tokens["items"]![0]!["id"]}", UriKind.Relative))).EnsureSuccessStatusCode();
        (await client.GetAsync("/Users")).ShouldBeError(401);
    }

    [Test]
    public async Task Another_tenants_ids_are_404_and_its_names_are_free()
    {
        var acme = await ScimServer.NewTenantAsync();
        var globex = await ScimServer.NewTenantAsync();
        var user = await acme.AddUserAsync("a@corp.example", "\"externalId\":\"x1\"");
        var group = await acme.AddGroupAsync("Sales", user);
        (await globex.GetAsync($"/Users/{user}")).ShouldBeError(404);
        (await globex.PutAsync($"/Users/{user}", SomeUser)).ShouldBeError(404);
        (await globex.PatchAsync($"/Users/{user}", """{"op":"replace","path":"active","value":false}""")).ShouldBeError(404);
        (await globex.DeleteAsync($"/Users/{user}")).ShouldBeError(404);
        (await globex.GetAsync($"/Groups/{group}")).ShouldBeError(404);
        (await globex.DeleteAsync($"/Groups/{group}")).ShouldBeError(404);
        (await globex.GetAsync("/Users?filter=externalId%20eq%20%22x1%22")).Total.ShouldBe(0);
        (await globex.GetAsync("/Users?filter=groups.display%20eq%20%22Sales%22")).Total.ShouldBe(0);
        await globex.AddUserAsync("a@corp.example");
        var twin = await globex.AddGroupAsync("Sales", user);
        // The other tenant's id is a stranger here: kept as it was sent.
        (await globex.GetAsync($"/Groups/{twin}")).Json["members"]![0]!["$ref"].ShouldBeNull();
        (await acme.GetAsync($"/Users/{user}")).ShouldBe(200);
    }

    private static async Task SwitchAsync(HttpClient console, bool on)
    {
        using var body = new StringContent($$"""{"enabled":{{(on ? "true" : "false")}}}""", Encoding.UTF8, "application/json");
        (await console.PatchAsync(new Uri("/api/v1/provisioning/settings", UriKind.Relative), body)).EnsureSuccessStatusCode();
    }
}

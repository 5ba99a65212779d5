using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Web.Tests.Scim;

/// <summary>RFC 7644 §2: who comes in. Every refusal is a SCIM error and leaves nothing behind.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AccessTests
{
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
    public async Task A_suspended_tenant_gets_403()
    {
        var client = await ScimServer.NewTenantAsync();
        await ChangeAsync(client, tenant => tenant.Suspend(true));
        (await client.GetAsync("/Users")).ShouldBeError(403).Detail!.ShouldContain("suspended");
        await ChangeAsync(client, tenant => tenant.Suspend(false));
        (await client.GetAsync("/Users")).ShouldBe(200);
    }

    [Test]
    public async Task While_provisioning_is_off_the_answer_is_403_says_where_to_switch_it_on_and_nothing_is_stored()
    {
        var client = await ScimServer.NewTenantAsync();
        await ChangeAsync(client, tenant => tenant.Change(tenant.Settings with { Enabled = false }));
        (await client.PostAsync("/Users", SomeUser)).ShouldBeError(403).Detail!.ShouldContain("User Provisioning");
        (await client.GetAsync("/ServiceProviderConfig")).ShouldBeError(403);
        await ChangeAsync(client, tenant => tenant.Change(tenant.Settings with { Enabled = true }));
        (await client.GetAsync("/Users")).ShouldBe(200).Total.ShouldBe(0);
    }

    [Test]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.GetAsync("/Users")).ShouldBe(200);
        await using var scope = ScimServer.Host.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ProvisioningDbContext>();
        var key = await database.AccessKeys.IgnoreQueryFilters().SingleAsync(key => key.TenantId == client.Tenant.Id && key.Kind == AccessKind.Scim);
        key.Revoke(TimeProvider.System.GetUtcNow());
        await database.SaveChangesAsync();
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

    private static async Task ChangeAsync(ScimClient client, Action<Tenant> change)
    {
        await using var scope = ScimServer.Host.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ProvisioningDbContext>();
        change(await database.Tenants.IgnoreQueryFilters().SingleAsync(tenant => tenant.Id == client.Tenant.Id));
        await database.SaveChangesAsync();
    }
}

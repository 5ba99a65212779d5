using System.Net;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class TenantTests : ConsoleTests
{
    private static readonly Uri Users = new("/scim/v2/Users", UriKind.Relative);

    private ApiClient Operator => As(OperatorKey);

    [Test]
    public async Task The_operator_makes_a_tenant_whose_secrets_work()
    {
        var made = (await Operator.PostAsync("tenants", """{"name":" Globex "}""")).ShouldSucceed(HttpStatusCode.Created);

        made.String("name").ShouldBe("Globex");
        made.String("tenantUrl").ShouldBe("https://provisioning.example/scim/v2");
        var settings = (await As(made.String("consoleKey")!).GetAsync("provisioning/settings")).ShouldSucceed();
        settings["testMode"].GetBoolean().ShouldBeTrue();
        settings["enabled"].GetBoolean().ShouldBeTrue();
        using var scim = Host.ClientWith(made.String("scimToken")!);
        (await scim.GetAsync(new Uri("/scim/v2/Users", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task The_list_shows_every_tenant_and_no_secret()
    {
        var made = await Operator.PostAsync("tenants", """{"name":"Initech"}""");

        var listed = (await Operator.GetAsync("tenants?pageSize=500")).ShouldSucceed();
        listed.Items.Select(tenant => tenant.GetProperty("id").GetString()).ShouldContain(made.Id);
        listed.Text.ShouldNotContain(made.String("scimToken")!);
    }

    [Test]
    public async Task A_suspended_tenant_gets_403_until_it_is_lifted()
    {
        using var scim = Host.ClientWith(Tenant.ScimToken);
        (await scim.GetAsync(Users)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Operator.PatchAsync($"tenants/{Tenant.Id}", """{"suspended":true}""")).ShouldSucceed()["suspended"].GetBoolean().ShouldBeTrue();

        (await Console.GetAsync("users")).ShouldRefuse(HttpStatusCode.Forbidden);
        var refusal = await scim.GetAsync(Users);
        refusal.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refusal.Content.ReadAsStringAsync()).ShouldContain("suspended");

        await Operator.PatchAsync($"tenants/{Tenant.Id}", """{"suspended":false}""");
        (await scim.GetAsync(Users)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var audit = (await Console.GetAsync("audit?kind=tenant")).ShouldSucceed();
        audit.Items.Select(entry => (entry.GetProperty("text").GetString(), entry.GetProperty("by").GetString()))
            .ShouldBe([("Tenant no longer suspended", "the operator"), ("Tenant suspended", "the operator")]);
    }

    [TestCase("{}", "name")]
    [TestCase("""{"name":" "}""", "name")]
    [TestCase("""{"name":5}""", "name")]
    [TestCase("""{"name":"x","scimToken":"y"}""", "scimToken")]
    public async Task A_tenant_without_a_good_name_is_refused(string body, string field) => (await Operator.PostAsync("tenants", body)).ShouldRefuse(HttpStatusCode.BadRequest, field);

    [Test]
    public async Task A_tenant_that_is_not_there_is_not_found() =>
        (await Operator.PatchAsync($"tenants/{Guid.Empty}", """{"suspended":true}""")).ShouldRefuse(HttpStatusCode.NotFound);
}

using System.Net;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class RequestLogTests : ConsoleTests
{
    private const string Path = "provisioning/requests";

    [Test]
    public async Task Requests_are_found_with_what_an_admin_may_see_and_no_value()
    {
        var id = await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");
        using (var scim = Host.ClientWith(Tenant.ScimToken))
        {
            await scim.GetAsync(new Uri("/scim/v2/Users?filter=shoeSize%20eq%20%22secret%22", UriKind.Relative));
        }

        var log = (await Console.GetAsync(Path)).ShouldSucceed();

        log["lost"].GetInt64().ShouldBe(0);
        log["total"].GetInt32().ShouldBe(2);
        var (refused, made) = (log.Items[0], log.Items[1]);
        made.GetProperty("method").GetString().ShouldBe("POST");
        made.GetProperty("path").GetString().ShouldBe("/scim/v2/Users");
        made.GetProperty("status").GetInt32().ShouldBe(201);
        made.GetProperty("client").GetString().ShouldBe("Okta SCIM Client 1.0.0");
        made.GetProperty("resourceId").GetString().ShouldBe(id);
        made.GetProperty("error").GetString().ShouldBeNull();
        refused.GetProperty("status").GetInt32().ShouldBe(400);
        refused.GetProperty("error").GetString()!.ShouldStartWith("Invalid ");
        log.Text.ShouldNotContain("ann@example.com");
        log.Text.ShouldNotContain("secret");
    }

    [Test]
    public async Task A_search_for_an_address_finds_that_person()
    {
        var ann = await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");
        await Host.AddScimUserAsync(Tenant.ScimToken, "bob@example.com");
        await Host.ScimAsync(Tenant.ScimToken, HttpMethod.Get, $"Users/{ann}");

        (await Console.GetAsync($"{Path}?search=ANN%40example.com")).Items.Select(entry => entry.GetProperty("method").GetString()).ShouldBe(["GET", "POST"]);
        (await Console.GetAsync($"{Path}?search={ann}"))["total"].GetInt32().ShouldBe(2);
        (await Console.GetAsync($"{Path}?search=nobody%40example.com"))["total"].GetInt32().ShouldBe(0);
        (await Console.GetAsync($"{Path}?search=Okta"))["total"].GetInt32().ShouldBe(3);
        var requests = (await Console.GetAsync($"{Path}?status=2xx&from=2020-01-01T00:00:00Z&to=2200-01-01T00:00:00Z"));
        requests["total"].GetInt32().ShouldBe(3);
        (await Console.GetAsync($"{Path}?status=201"))["total"].GetInt32().ShouldBe(2);
        (await Console.GetAsync($"{Path}?to=2020-01-01T00:00:00Z"))["total"].GetInt32().ShouldBe(0);
    }

    [TestCase("status=700", "status")]
    [TestCase("status=ok", "status")]
    [TestCase("from=yesterday", "from")]
    public async Task A_wrong_filter_is_refused(string query, string field) => (await Console.GetAsync($"{Path}?{query}")).ShouldRefuse(HttpStatusCode.BadRequest, field);

    [Test]
    public async Task Report_rows_name_the_requests_of_the_log()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");
        var request = (await Console.GetAsync(Path)).Items[0].GetProperty("id").GetString();

        var report = await Console.SyncAsync();

        var row = (await Console.GetAsync($"provisioning/syncs/{report.Id}/changes")).Items.ShouldHaveSingleItem();
        row.GetProperty("requests").EnumerateArray().Select(id => id.GetString()).ShouldBe([request]);
    }

    [Test]
    public async Task Another_tenants_requests_are_not_seen()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");

        (await As((await Host.AddTenantAsync("Stranger")).ConsoleKey).GetAsync(Path))["total"].GetInt32().ShouldBe(0);
    }
}

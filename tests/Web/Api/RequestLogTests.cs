using System.Net;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Requests;
using Microsoft.Extensions.DependencyInjection;

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

    [Test]
    public async Task Under_overload_entries_are_lost_rather_than_requests_and_each_loss_is_counted()
    {
        const int noted = 60_000;
        var log = Host.Services.GetRequiredService<IRequestLog>();
        for (var i = 0; i < noted; i++)
        {
            log.Note(new RequestLogEntry { TenantId = Tenant.Id, Id = Ids.New(TimeProvider.System), At = TimeProvider.System.GetUtcNow(), Method = "GET", Path = "/scim/v2/Users", Status = 200 });
        }

        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");

        var listing = (await Console.GetAsync($"{Path}?pageSize=1")).ShouldSucceed();
        listing["lost"].GetInt64().ShouldBeGreaterThan(0);
        (listing["total"].GetInt64() + listing["lost"].GetInt64()).ShouldBe(noted + 1);
        var stranger = await Host.AddTenantAsync();
        (await As(stranger.ConsoleKey).GetAsync(Path))["lost"].GetInt64().ShouldBe(0, "each tenant is told of its own");
    }

    [Test]
    public async Task An_import_that_has_read_all_users_is_seen_by_the_go_live_gate()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");
        await Host.AddScimUserAsync(Tenant.ScimToken, "bob@example.com");
        foreach (var query in new[] { "Users?startIndex=1&count=1", "Users?filter=userName%20eq%20%22ann@example.com%22", "Users?startIndex=3&count=1" })
        {
            await Host.ScimAsync(Tenant.ScimToken, HttpMethod.Get, query);
        }

        await Console.GetAsync(Path);
        (await ReasonsAsync()).ShouldContain("The identity provider has not read the list of all users (an import) since Test Mode was turned on.");

        await Host.ScimAsync(Tenant.ScimToken, HttpMethod.Get, "Users?startIndex=2&count=100");
        await Console.GetAsync(Path);
        (await ReasonsAsync()).ShouldContain(reason => reason.StartsWith("The identity provider has read the list of all users 1 time (an import)", StringComparison.Ordinal));
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

    private async Task<IReadOnlyList<string>> ReasonsAsync() =>
        [.. (await Console.GetAsync("provisioning/go-live"))["reasons"].EnumerateArray().Select(reason => reason.GetString()!)];
}

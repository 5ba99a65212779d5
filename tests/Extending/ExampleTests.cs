using System.Net;
using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Application.Events;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Testing;
using Ksat.Provisioning.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Extending.Tests;

/// <summary>The example of docs/extending.md at work, behind the real HTTP pipeline.</summary>
[TestFixture]
internal sealed class ExampleTests
{
    private const string Kmsat = "urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User";
    private const string Ada = $$"""{"userName":"ada@corp.example","{{Kmsat}}":{"badgeNumber":"B-17"} }""";

    private ProvisioningHost _host = null!;
    private TestTenant _tenant = null!;
    private HttpClient _scim = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _host = new ProvisioningHost(extend: services => services.AddExample());
        _tenant = await _host.AddTenantAsync(tenantSettings: new TenantSettings { Mapping = [new FieldMapping("customField1", BadgeNumber.Path)] });
        _scim = _host.ClientWith(_tenant.ScimToken);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _scim.Dispose();
        await _host.DisposeAsync();
    }

    [Test]
    public async Task A_new_attribute_is_advertised_stored_filtered_patched_and_projected()
    {
        (await GetAsync($"/scim/v2/Schemas/{Kmsat}")).GetProperty("attributes").EnumerateArray()
            .ShouldContain(attribute => attribute.GetProperty("name").GetString() == "badgeNumber");

        var id = await CreateAsync(Ada);
        (await BadgeAsync($"/scim/v2/Users/{id}")).ShouldBe("B-17");
        (await BadgeAsync($"/scim/v2/Users/{id}?attributes={BadgeNumber.Path}")).ShouldBe("B-17");
        (await FoundAsync($"{BadgeNumber.Path} eq \"b-17\"")).ShouldBe(1);
        (await FoundAsync($"{BadgeNumber.Path} sw \"C\"")).ShouldBe(0);

        using var patched = await _scim.PatchAsync($"/scim/v2/Users/{id}", Scim(
            $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"{{BadgeNumber.Path}}","value":"C-18"}]}"""));
        patched.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await BadgeAsync($"/scim/v2/Users/{id}")).ShouldBe("C-18");
        (await FoundAsync($"{BadgeNumber.Path} sw \"C\"")).ShouldBe(1);
    }

    [Test]
    public async Task A_new_attribute_can_be_mapped_to_a_field_of_the_roster()
    {
        await CreateAsync(Ada);
        await using var scope = _host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Identify(_tenant.Id);

        var rows = new List<PlanRow>();
        await foreach (var page in scope.ServiceProvider.GetRequiredService<IPlanPreview>().RunAsync(null, CancellationToken.None))
        {
            rows.AddRange(page);
        }

        rows.ShouldHaveSingleItem().Change.Fields.ShouldContain(change => change.Field == "customField1" && change.After == "B-17");
    }

    [Test]
    public async Task A_step_refuses_before_anything_is_stored()
    {
        using var refused = await _scim.PostAsync("/scim/v2/Users", Scim("""{"userName":"probe@test.example"}"""));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("invalidValue");
        (await FoundAsync("userName eq \"probe@test.example\"")).ShouldBe(0);
    }

    [Test]
    public async Task A_handler_hears_of_new_people_after_the_answer()
    {
        var helpdesk = _host.Services.GetRequiredService<Helpdesk>();
        var id = await CreateAsync(Ada);

        await _host.Services.GetRequiredService<EventDispatch>().TellAsync(_tenant.Id, CancellationToken.None);
        await helpdesk.FirstPerson.WaitAsync(TimeSpan.FromSeconds(30));

        helpdesk.Expected.ShouldBe([(_tenant.Id, Guid.Parse(id))]);
    }

    private static StringContent Scim(string body) => new(body, Encoding.UTF8, "application/scim+json");

    private async Task<string> CreateAsync(string body)
    {
        using var created = await _scim.PostAsync("/scim/v2/Users", Scim(body));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var user = JsonDocument.Parse(await created.Content.ReadAsStreamAsync());
        return user.RootElement.GetProperty("id").GetString()!;
    }

    private async Task<string?> BadgeAsync(string path) => (await GetAsync(path)).GetProperty(Kmsat).GetProperty("badgeNumber").GetString();

    private async Task<int> FoundAsync(string filter) =>
        (await GetAsync($"/scim/v2/Users?filter={Uri.EscapeDataString(filter)}")).GetProperty("totalResults").GetInt32();

    private async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await _scim.GetStringAsync(path));
        return document.RootElement.Clone();
    }
}

using System.Net;
using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.Testing;
using Ksat.Provisioning.Testing.Hosting;

namespace Ksat.Provisioning.Web.Tests.Simulator;

/// <summary>The simulator is worth something only if it notices: each answer that is bent here must be complained about.</summary>
[TestFixture]
public sealed class SuspicionTests
{
    private static readonly SimulatorOptions Tiny = new() { Users = 12, Groups = 3, LargestGroup = 6, Batch = 4, Seed = 3, Connections = 1, GiveUpAfter = 1 };

    private ProvisioningHost host = null!;
    private TestTenant tenant = null!;

    [SetUp]
    public async Task StartAsync()
    {
        host = new ProvisioningHost();
        tenant = await host.AddTenantAsync();
    }

    [TearDown]
    public async Task StopAsync() => await host.DisposeAsync();

    [TestCase("GET", "Users?startIndex", "\"totalResults\":", "\"totalResults\":1.0,\"was\":", "must be integers")]
    [TestCase("GET", "Users?startIndex", "\"startIndex\":1", "\"startIndex\":\"1\"", "must be integers")]
    [TestCase("GET", "Users?startIndex", "\"Resources\":", "\"resources\":", "Resources must be an array")]
    [TestCase("POST", "Users", "\"primary\":true", "\"primary\":false", "must be primary")]
    [TestCase("POST", "Users", "\"active\":true", "\"active\":\"true\"", "active must be a boolean")]
    [TestCase("POST", "Users", "\"id\":", "\"ID\":", "id is missing")]
    [TestCase("POST", "Users", "\"givenName\":\"", "\"givenName\":\"X", "givenName must be")]
    [TestCase("PUT", "Users/", "\"externalId\":\"00u", "\"externalId\":\"00x", "externalId must be")]
    [TestCase("GET", "Groups/", "\"value\":\"", "\"value\":\"0", "missing")]
    [TestCase("POST", "Groups", "\"displayName\":\"", "\"displayName\":\"The ", "displayName must be")]
    public async Task A_bent_answer_is_noticed(string method, string target, string truth, string lie, string complaint)
    {
        var result = await PlayAsync(product => new Liar(
            product, request => request.Method.Method == method && request.RequestUri!.PathAndQuery.Contains("/scim/v2/" + target, StringComparison.Ordinal), text => text.Replace(truth, lie, StringComparison.Ordinal)));
        result.IsRight.ShouldBeFalse();
        result.Unexpected.ShouldHaveSingleItem().Complaint.ShouldContain(complaint);
    }

    [Test]
    public async Task An_error_that_is_no_JSON_is_noticed()
    {
        var result = await PlayAsync(product => new Liar(product, request => request.RequestUri!.PathAndQuery.Contains("/Users/0", StringComparison.Ordinal), _ => "Not found"));
        result.Unexpected.ShouldHaveSingleItem().Complaint.ShouldContain("JSON");
    }

    [Test]
    public async Task A_wrong_content_type_is_noticed()
    {
        var result = await PlayAsync(product => new Liar(product, _ => true, mediaType: "text/html"));
        result.Unexpected.ShouldHaveSingleItem().Complaint.ShouldContain("content type");
    }

    [Test]
    public async Task A_membership_that_is_acknowledged_and_not_stored_is_noticed()
    {
        var result = await PlayAsync(product => new Liar(product, request => request.Method == HttpMethod.Patch && IsGroup(request), swallow: HttpStatusCode.NoContent));
        result.Unexpected.ShouldHaveSingleItem().Complaint.ShouldContain("members sent");
    }

    [Test]
    public async Task A_deactivation_that_is_acknowledged_and_not_stored_is_noticed()
    {
        var result = await PlayAsync(product => new Liar(product, request => request.Method == HttpMethod.Patch && !IsGroup(request), swallow: HttpStatusCode.NoContent));
        result.Unexpected.ShouldHaveSingleItem().Complaint.ShouldContain("active must be false");
    }

    /// <summary>Rows were deleted between two pages, and the second begins with the last of the first.</summary>
    [Test]
    public async Task A_user_who_comes_twice_in_an_import_is_noticed()
    {
        using var client = new HttpClient(new TwoPages());
        var result = await PlayAsync(client, Tiny);
        result.Unexpected.ShouldHaveSingleItem().Complaint.ShouldContain("earlier page");
    }

    private static bool IsGroup(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Contains("/Groups/", StringComparison.Ordinal);

    private async Task<SimulatorResult> PlayAsync(Func<HttpMessageHandler, HttpMessageHandler> between)
    {
        using var client = new HttpClient(between(host.Server.CreateHandler()));
        return await PlayAsync(client, Tiny);
    }

    private Task<SimulatorResult> PlayAsync(HttpClient client, SimulatorOptions options) => new OktaSimulator.Simulator(
        options, client, new Uri(host.Server.BaseAddress, "scim/v2"), tenant.ScimToken, null, TextWriter.Null, terminal: false, TimeProvider.System)
        .PlayAsync(CancellationToken.None);
}

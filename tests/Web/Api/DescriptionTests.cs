using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class DescriptionTests : ConsoleTests
{
    [Test]
    public async Task Every_endpoint_of_the_API_is_described_with_summary_answer_and_key()
    {
        using var anyone = Host.CreateClient();
        var document = JsonElement.Parse(await anyone.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var described = new List<string>();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                described.Add($"{operation.Name} {path.Name}");
                operation.Value.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(path.Name);
                operation.Value.GetProperty("responses").EnumerateObject().Select(response => response.Name).ShouldContain("401");
                operation.Value.GetProperty("responses").EnumerateObject().ShouldContain(response => response.Name.StartsWith('2'));
            }
        }

        var mapped = Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method.ToLowerInvariant()} {endpoint.RoutePattern.RawText}"));
        described.ShouldBe(mapped, ignoreOrder: true);
        document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString().ShouldBe("bearer");
    }

    [Test]
    public async Task The_description_can_be_browsed()
    {
        using var anyone = Host.CreateClient();

        (await anyone.GetAsync(new Uri("/scalar/v1", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    public async Task Health_needs_no_key(string path)
    {
        using var anyone = Host.CreateClient();

        (await anyone.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_method_that_an_address_does_not_know_is_a_problem_that_names_those_it_knows() =>
        (await Console.DeleteAsync("users")).ShouldRefuse(HttpStatusCode.MethodNotAllowed).String("detail").ShouldBe("DELETE isn't possible here; there are GET, POST.");

    [TestCase("users/import", "application/json", "text/csv")]
    [TestCase("users", "text/csv", "application/json")]
    public async Task A_content_type_that_an_address_does_not_read_is_a_problem_that_names_the_right_one(string path, string sent, string right) =>
        (await Console.PostBytesAsync(path, "{}"u8.ToArray(), sent)).ShouldRefuse(HttpStatusCode.UnsupportedMediaType).String("detail")!.ShouldContain(right);

    [TestCase("users/nobody")]
    [TestCase("users/nobody/history")]
    [TestCase("groups/nobody/members")]
    [TestCase("provisioning/syncs/nobody")]
    [TestCase("provisioning/syncs/nobody/changes")]
    public async Task What_is_no_id_is_not_found_and_told_as_it_was_asked_for(string path) =>
        (await Console.GetAsync(path)).ShouldRefuse(HttpStatusCode.NotFound).String("detail")!.ShouldContain("\"nobody\"");

    [Test]
    public async Task No_key_is_a_challenge()
    {
        using var anyone = Host.CreateClient();
        var answer = await anyone.GetAsync(new Uri("/api/v1/users", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
    }
}

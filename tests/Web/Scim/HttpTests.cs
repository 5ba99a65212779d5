using System.Net.Sockets;
using System.Text;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Testing.Hosting;
using Ksat.Provisioning.Web.Scim;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ksat.Provisioning.Web.Tests.Scim;

/// <summary>RFC 7644 §3.1, §3.8, §3.12 and RFC 9110: methods, media types, sizes, and that every error is a SCIM error.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class HttpTests
{
    private const string SomeUser = """{"userName":"a@corp.example"}""";

    [TestCase("PUT", "/Users", "GET, HEAD, POST, OPTIONS")]
    [TestCase("DELETE", "/Groups", "GET, HEAD, POST, OPTIONS")]
    [TestCase("POST", "/Users/x", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS")]
    [TestCase("GET", "/Users/.search", "POST, OPTIONS")]
    [TestCase("POST", "/ServiceProviderConfig", "GET, HEAD, OPTIONS")]
    [TestCase("POST", "/Schemas", "GET, HEAD, OPTIONS")]
    [TestCase("PUT", "/ResourceTypes/User", "GET, HEAD, OPTIONS")]
    [TestCase("BREW", "/Users", "GET, HEAD, POST, OPTIONS")]
    public async Task A_method_that_a_path_does_not_know_is_405_with_those_it_knows(string method, string path, string allow)
    {
        var client = await ScimServer.NewTenantAsync();
        var reply = (await client.SendAsync(method, path, SomeUser)).ShouldBeError(405);
        reply.Headers["Allow"].ShouldBe(allow);
        (await client.SendAsync("OPTIONS", path)).ShouldBe(204).Headers["Allow"].ShouldBe(allow);
    }

    [TestCase("GET", "/nowhere")]
    [TestCase("POST", "/Users/x/y")]
    [TestCase("GET", "/Users/x/y")]
    [TestCase("GET", "/../v1/Users")]
    [TestCase("GET", "//Users")]
    public async Task An_unknown_path_is_404(string method, string path)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.SendAsync(method, path, method == "POST" ? SomeUser : null)).ShouldBeError(404);
    }

    [TestCase("/Users/{0}/")]
    [TestCase("/users/{0}")]
    [TestCase("/Users/{0}?")]
    public async Task A_path_may_end_in_a_slash_or_a_question_mark_and_have_any_letter_case(string form)
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@corp.example");
        (await client.GetAsync(string.Format(form, id))).ShouldBe(200).Id.ShouldBe(id);
    }

    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("1")]
    [TestCase("null")]
    [TestCase("%7B0198c6a0-0000-7000-8000-000000000000%7D")]
    [TestCase("%27%20or%201=1--")]
    [TestCase("..%2F..%2Fetc")]
    [TestCase("%E2%80%AE%F0%9F%98%80")]
    [TestCase("%F0%9F")]
    [TestCase("a%0D%0Ab")]
    public async Task A_text_that_is_no_id_of_ours_is_nobodys(string id)
    {
        var client = await ScimServer.NewTenantAsync();
        foreach (var path in new[] { $"/Users/{id}", $"/Groups/{id}" })
        {
            (await client.GetAsync(path)).ShouldBeError(404);
            (await client.DeleteAsync(path)).ShouldBeError(404);
            (await client.PutAsync(path, """{"userName":"a","displayName":"b"}""")).ShouldBeError(404);
            (await client.PatchAsync(path, """{"op":"replace","value":{"displayName":"x"}}""")).ShouldBeError(404);
        }
    }

    [Test]
    public async Task HEAD_is_GET_without_a_body()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@corp.example");
        var reply = (await client.SendAsync("HEAD", $"/Users/{id}")).ShouldBe(200);
        reply.Text.ShouldBeEmpty();
        reply.ETag.ShouldBe("W/\"1\"");
        reply.Headers["Content-Type"].ShouldBe("application/scim+json");
        (await client.SendAsync("HEAD", "/Users/none")).ShouldBe(404);
    }

    [TestCase("application/scim+json", "application/scim+json")]
    [TestCase("application/json", "application/json")]
    [TestCase("application/json, application/scim+json", "application/scim+json")]
    [TestCase("application/json;q=0.5, */*;q=0.1", "application/scim+json")]
    [TestCase("text/html, application/xhtml+xml, */*;q=0.8", "application/scim+json")]
    [TestCase("application/*", "application/scim+json")]
    [TestCase("text/json", "application/scim+json")]
    [TestCase("Application/JSON; charset=utf-8", "application/json")]
    [TestCase("", "application/scim+json")]
    [TestCase("rubbish", "application/scim+json")]
    public async Task An_answer_has_the_type_that_is_accepted(string accept, string type)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.GetAsync("/Users", ("Accept", accept))).ShouldBe(200).Headers["Content-Type"].ShouldBe(type);
    }

    [Test]
    public async Task Every_answer_with_a_resource_says_where_it_is()
    {
        var client = await ScimServer.NewTenantAsync();
        var path = $"/Users/{await client.AddUserAsync("a@corp.example")}";
        var read = (await client.GetAsync(path)).ShouldBe(200);
        var location = (string)read.Json["meta"]!["location"]!;
        foreach (var reply in new[]
        {
            read,
            await client.GetAsync(path, ("If-None-Match", "*")),
            await client.PutAsync(path, """{"userName":"a@corp.example"}"""),
            await client.PatchAsync(path, """{"op":"add","path":"title","value":"T"}"""),
        })
        {
            reply.Headers["Content-Location"].ShouldBe(location);
            reply.Headers["Location"].ShouldBe(location);
        }

        (await client.GetAsync("/Users")).Headers.ShouldNotContainKey("Content-Location");
    }

    [Test]
    public async Task An_answer_to_PATCH_without_a_body_has_a_type_and_one_to_DELETE_has_none()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddGroupAsync("G");
        var patched = (await client.PatchAsync($"/Groups/{id}", """{"op":"replace","path":"displayName","value":"H"}""")).ShouldBe(204);
        patched.Text.ShouldBeEmpty();
        patched.Headers["Content-Type"].ShouldBe("application/scim+json");
        (await client.DeleteAsync($"/Groups/{id}")).ShouldBe(204).Headers.ShouldNotContainKey("Content-Type");
    }

    [TestCase("application/xml")]
    [TestCase("text/html")]
    [TestCase("application/scim+json;q=0, application/json;q=0")]
    [TestCase("image/*")]
    public async Task What_excludes_JSON_is_406(string accept)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.GetAsync("/Users", ("Accept", accept))).ShouldBeError(406);
        (await client.PostAsync("/Users", SomeUser, ("Accept", accept))).ShouldBeError(406);
        (await client.GetAsync("/Users")).Total.ShouldBe(0);
    }

    [TestCase("application/scim+json")]
    [TestCase("application/json")]
    [TestCase("application/json; charset=UTF-8")]
    [TestCase("application/scim+json;charset=\"utf-8\"")]
    [TestCase("text/json")]
    [TestCase("")]
    public async Task A_body_is_read_whatever_JSON_is_called(string type)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.PostAsync("/Users", SomeUser, ("Content-Type", type))).ShouldBe(201);
    }

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("application/json; charset=iso-8859-1")]
    [TestCase("rubbish")]
    public async Task Another_type_of_body_is_415(string type)
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.PostAsync("/Users", SomeUser, ("Content-Type", type))).ShouldBeError(415);
        (await client.GetAsync("/Users")).Total.ShouldBe(0);
    }

    [Test]
    public async Task A_body_over_16_MB_is_413()
    {
        var client = await ScimServer.NewTenantAsync();
        var body = new byte[(16 * 1024 * 1024) + 1];
        (await client.SendBytesAsync("POST", "/Users", body)).ShouldBeError(413);
    }

    [Test]
    public async Task Me_is_not_implemented_and_says_why()
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.GetAsync("/Me")).ShouldBeError(501);
        (await client.PatchAsync("/Me", """{"op":"replace","path":"title","value":"x"}""")).ShouldBeError(501);
        (await client.PostAsync("/Me", SomeUser)).ShouldBeError(501);
    }

    [Test]
    public async Task A_request_line_of_64_KB_is_read()
    {
        var client = await ScimServer.NewTenantAsync();
        await client.AddUserAsync("a@corp.example");
        var longest = new string('x', 65_000);
        (await client.GetAsync($"/Users?filter=userName%20eq%20%22{longest}%22")).ShouldBe(200).Total.ShouldBe(0);
    }

    [Test]
    public async Task A_raw_request_without_any_courtesy_is_answered()
    {
        var client = await ScimServer.NewTenantAsync();
        var address = ScimServer.Host.CreateClient().BaseAddress!;
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(address.Host, address.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /scim/v2/Users?filter=userName+eq+\"a@b\"&startIndex=1? HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: {client.Tenant.ScimToken}\r\n\r\n"));
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).ShouldContain(" 400 "); // startIndex is "1?"
    }

    [Test]
    public async Task What_nobody_expected_is_500_without_details()
    {
        await using var host = new ProvisioningHost(extend: services =>
        {
            ScimServer.NothingInTheBackground(services);
            services.Replace(ServiceDescriptor.Scoped<IAccessKeys, BrokenKeys>());
        });
        host.UseKestrel(0);
        host.StartServer();
        var client = new ScimClient(host.CreateClient(), await host.AddTenantAsync());
        var reply = (await client.GetAsync("/Users")).ShouldBeError(500);
        reply.Text.ShouldNotContain(BrokenKeys.Secret);
        reply.Text.ShouldNotContain("Exception");
    }

    [Test]
    public void Every_fault_has_a_status_and_the_RFCs_word_for_it()
    {
        foreach (var kind in Enum.GetValues<FaultKind>())
        {
            var (status, scimType) = FaultStatus.Of(kind);
            status.ShouldBeInRange(400, 503);
            if (scimType is not null)
            {
                scimType.ShouldBeOneOf(
                    "invalidFilter", "tooMany", "uniqueness", "mutability", "invalidSyntax", "invalidPath", "noTarget", "invalidValue", "invalidVers", "sensitive", "invalidCount");
            }
        }
    }

    [Test]
    public void Who_is_told_to_come_back_is_told_when()
    {
        var answer = ScimAnswer.Refused(new Fault(FaultKind.Unavailable, "Busy."));
        answer.Status.ShouldBe(503);
        answer.RetryAfter.ShouldBe(TimeSpan.FromSeconds(2));
    }

    /// <summary>Fails in a way that nobody foresaw, with a message that nobody may see.</summary>
    private sealed class BrokenKeys : IAccessKeys
    {
        public const string Secret = "ada@corp.example";

        public Task<Result<AccessGrant>> FindAsync(AccessKind kind, string secret, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"Broken on {Secret}");
    }
}

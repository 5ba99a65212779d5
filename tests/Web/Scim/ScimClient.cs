using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Testing;

namespace Ksat.Provisioning.Web.Tests.Scim;

/// <summary>Sends requests as they are written, without tidying them up, and reads answers whole.</summary>
internal sealed class ScimClient(HttpClient http, TestTenant tenant)
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public TestTenant Tenant => tenant;

    public Task<ScimReply> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync("GET", path, null, headers);

    public Task<ScimReply> PostAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("POST", path, body, headers);

    public Task<ScimReply> PutAsync(string path, string body, params (string Name, string Value)[] headers) => SendAsync("PUT", path, body, headers);

    public Task<ScimReply> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync("DELETE", path, null, headers);

    /// <param name="path">Under /scim/v2.</param>
    /// <param name="operations">What stands in the list of operations.</param>
    public Task<ScimReply> PatchAsync(string path, string operations, params (string Name, string Value)[] headers) => SendAsync(
        "PATCH", path, $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""", headers);

    /// <summary>Makes a user with these further members of the JSON object; answers the id.</summary>
    public async Task<string> AddUserAsync(string userName, string more = "")
    {
        var reply = await PostAsync("/Users", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{userName}}"{{(more.Length > 0 ? "," + more : "")}}}""");
        reply.Status.ShouldBe(201, reply.Text);
        return reply.Id;
    }

    public async Task<string> AddGroupAsync(string name, params string[] members)
    {
        var values = string.Join(",", members.Select(member => $$"""{"value":"{{member}}"}"""));
        var reply = await PostAsync("/Groups", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"{{name}}","members":[{{values}}]}""");
        reply.Status.ShouldBe(201, reply.Text);
        return reply.Id;
    }

    public async Task<ScimReply> SendAsync(string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        var bytes = body is null ? null : Encoding.UTF8.GetBytes(body);
        return await SendBytesAsync(method, path, bytes, headers);
    }

    public async Task<ScimReply> SendBytesAsync(string method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{http.BaseAddress!.ToString().TrimEnd('/')}/scim/v2{path}", AsWritten));
        request.Version = HttpVersion.Version11;
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/scim+json");
        }

        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {tenant.ScimToken}");
        foreach (var (name, value) in headers)
        {
            Set(request, name, value);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new ScimReply((int)response.StatusCode, HeadersOf(response), text);
    }

    /// <summary>An empty value takes the header away.</summary>
    private static void Set(HttpRequestMessage request, string name, string value)
    {
        HttpHeaders headers = request.Headers;
        if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            request.Content ??= new ByteArrayContent([]);
            headers = request.Content.Headers;
        }

        headers.Remove(name);
        if (value.Length > 0)
        {
            headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>An answer, read whole.</summary>
internal sealed record ScimReply(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string Id => Json["id"]!.GetValue<string>();

    public string? ETag => Headers.GetValueOrDefault("ETag");

    public string? ScimType => (string?)Json["scimType"];

    public string? Detail => (string?)Json["detail"];

    public int Total => Json["totalResults"]!.GetValue<int>();

    public IReadOnlyList<JsonNode> Resources => [.. Json[nameof(Resources)]!.AsArray().Select(node => node!)];

    /// <summary>The userNames, or else the names, of a list's resources.</summary>
    public IEnumerable<string> Names => Resources.Select(node => (string)(node["userName"] ?? node["displayName"])!);

    public ScimReply ShouldBe(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>A SCIM error (RFC 7644 §3.12) of this status and, where given, of this type.</summary>
    public ScimReply ShouldBeError(int status, string? scimType = null)
    {
        ShouldBe(status);
        if (scimType is not null || status is not (400 or 409))
        {
            ScimType.ShouldBe(scimType, Text);
        }

        Headers["Content-Type"].ShouldStartWith("application/scim+json");
        ((string?)Json["schemas"]!.AsArray().Single()).ShouldBe("urn:ietf:params:scim:api:messages:2.0:Error");
        ((string?)Json["status"]).ShouldBe(status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Detail.ShouldNotBeNullOrWhiteSpace();
        return this;
    }
}

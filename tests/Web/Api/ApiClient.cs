using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Ksat.Provisioning.Web.Tests.Api;

/// <summary>Calls the console's API and shows its answers as they are.</summary>
internal sealed class ApiClient(HttpClient http)
{
    private const string Root = "/api/v1/";

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <param name="body">JSON text; null: none.</param>
    public Task<ApiAnswer> PostAsync(string path, string? body = "{}") => SendAsync(HttpMethod.Post, path, body);

    public Task<ApiAnswer> PatchAsync(string path, string body, string contentType = "application/merge-patch+json") => SendAsync(HttpMethod.Patch, path, body, contentType);

    public Task<ApiAnswer> PutAsync(string path, string body) => SendAsync(HttpMethod.Put, path, body);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<ApiAnswer> PostBytesAsync(string path, byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(HttpMethod.Post, path, content);
    }

    private Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body, string contentType = MediaTypeNames.Application.Json) =>
        SendAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType)));

    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = content };
        using var response = await http.SendAsync(request);
        return new ApiAnswer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers.Location);
    }
}

internal sealed record ApiAnswer(HttpStatusCode Status, byte[] Bytes, string? ContentType, Uri? Location)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The body; fails where there is none.</summary>
    public JsonElement Json => JsonElement.Parse(Text);

    public JsonElement this[string member] => Json.GetProperty(member);

    public string? String(string member) => this[member].GetString();

    public string Id => String("id")!;

    public JsonElement[] Items => [.. this["items"].EnumerateArray()];

    /// <summary>A problem with this status, and an error under each of these fields.</summary>
    public ApiAnswer ShouldRefuse(HttpStatusCode status, params string[] fields)
    {
        Status.ShouldBe(status, Text);
        ContentType.ShouldBe("application/problem+json");
        this["status"].GetInt32().ShouldBe((int)status);
        String("detail").ShouldNotBeNullOrWhiteSpace();
        if (fields.Length > 0)
        {
            this["errors"].EnumerateObject().Select(error => error.Name).ShouldBe(fields, ignoreOrder: true);
        }

        return this;
    }

    public ApiAnswer ShouldSucceed(HttpStatusCode status = HttpStatusCode.OK)
    {
        Status.ShouldBe(status, Text);
        return this;
    }
}

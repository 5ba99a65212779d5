using System.Net;
using System.Text;
using Ksat.Provisioning.Testing.Hosting;

namespace Ksat.Provisioning.Web.Tests.Api;

/// <summary>Waits for syncs through the API, as the console does.</summary>
internal static class SyncFlow
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Forces a sync and answers its report once it is finished.</summary>
    public static async Task<ApiAnswer> SyncAsync(this ApiClient console, bool full = true) =>
        await console.FinishedAsync((await console.PostAsync("provisioning/syncs", full ? """{"full":true}""" : "{}")).ShouldSucceed(HttpStatusCode.Accepted).Id);

    public static async Task<ApiAnswer> FinishedAsync(this ApiClient console, string id)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var sync = (await console.GetAsync($"provisioning/syncs/{id}")).ShouldSucceed();
            if (sync.String("status") is not ("Pending" or "Processing"))
            {
                return sync;
            }

            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Imports a CSV and answers its report.</summary>
    public static async Task<ApiAnswer> ImportAsync(this ApiClient console, byte[] csv, bool dryRun = false) =>
        await console.FinishedAsync((await console.UploadAsync(csv, dryRun)).ShouldSucceed(HttpStatusCode.Accepted).Id);

    public static Task<ApiAnswer> ImportAsync(this ApiClient console, string csv, bool dryRun = false) => console.ImportAsync(Encoding.UTF8.GetBytes(csv), dryRun);

    public static Task<ApiAnswer> UploadAsync(this ApiClient console, byte[] csv, bool dryRun = false) =>
        console.PostBytesAsync($"users/import{(dryRun ? "?dryRun=true" : "")}", csv, "text/csv");

    /// <summary>The rows of a report, as short texts.</summary>
    public static async Task<IReadOnlyList<string>> RowsAsync(this ApiClient console, string id, string filter = "") =>
    [
        .. from row in (await console.GetAsync($"provisioning/syncs/{id}/changes?pageSize=500{filter}")).ShouldSucceed().Items
           select $"{row.GetProperty("object").GetString()} {row.GetProperty("action").GetString()} {row.GetProperty("outcome").GetString()} "
               + $"{row.GetProperty("email").GetString()}{row.GetProperty("group").GetString()}",
    ];

    /// <summary>Sends a SCIM request and answers the id of what it made, or "".</summary>
    public static async Task<string> ScimAsync(this ProvisioningHost host, string token, HttpMethod method, string path, string? body = null)
    {
        using var client = host.ClientWith(token);
        using var request = new HttpRequestMessage(method, "/scim/v2/" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/scim+json");
        }

        request.Headers.UserAgent.ParseAdd("Okta SCIM Client 1.0.0");
        using var answer = await client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeLessThan(300, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location?.Segments[^1] ?? "";
    }

    public static Task<string> AddScimUserAsync(this ProvisioningHost host, string token, string userName, string more = "") =>
        host.ScimAsync(token, HttpMethod.Post, "Users", $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{userName}}"{{more}}}""");
}

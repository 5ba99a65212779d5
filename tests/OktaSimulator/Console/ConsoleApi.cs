using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>The console's API, as far as the simulator looks into it (docs/api.md).</summary>
internal sealed class ConsoleApi(Line line, TimeProvider clock)
{
    private const int PageSize = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly string[] Finished = ["Completed", "Skipped", "Held", "Failed"];

    public async Task<bool> IsTestModeAsync(CancellationToken cancellationToken) =>
        (await GetAsync("settings", "provisioning/settings", cancellationToken)).GetProperty("testMode").GetBoolean();

    /// <summary>Changes settings by a merge patch.</summary>
    public Task<JsonElement> ChangeSettingsAsync(JsonObject change, CancellationToken cancellationToken) =>
        AskAsync(new Call("console settings (change)", HttpMethod.Patch, "provisioning/settings", change) { Judge = IsObject }, cancellationToken);

    public Task<JsonElement> SyncAsync(string id, CancellationToken cancellationToken) => GetAsync("syncs/{id}", $"provisioning/syncs/{id}", cancellationToken);

    public Task<JsonElement> PreviewAsync(CancellationToken cancellationToken) => GetAsync("preview", "provisioning/preview", cancellationToken);

    public Task<JsonElement> DownloadAsync(string id, CancellationToken cancellationToken) =>
        GetAsync("download", $"provisioning/syncs/{id}/download?format=json", cancellationToken);

    /// <summary>Presses <em>Force Sync Now</em> for a full sync and waits until it is finished.</summary>
    public async Task<JsonElement> ForceSyncAsync(CancellationToken cancellationToken) =>
        await FinishedAsync(await StartSyncAsync(cancellationToken), cancellationToken);

    /// <summary>Presses <em>Force Sync Now</em> and doesn't wait; answers the sync's id.</summary>
    public Task<string> StartSyncAsync(CancellationToken cancellationToken) =>
        StartAsync("syncs (force)", "provisioning/syncs", new JsonObject { ["full"] = true }, cancellationToken);

    /// <summary>Turns Test Mode off through the gate, confirming exactly what it says would be archived, and waits for the first live sync.</summary>
    public async Task<JsonElement> GoLiveAsync(CancellationToken cancellationToken)
    {
        var gate = await GetAsync("go-live", "provisioning/go-live", cancellationToken);
        var confirmation = new JsonObject { ["confirmArchives"] = gate.GetProperty("archives").GetInt32() };
        return await FinishedAsync(await StartAsync("go-live (confirm)", "provisioning/go-live", confirmation, cancellationToken), cancellationToken);
    }

    /// <summary>Every item of a list, page by page.</summary>
    public async IAsyncEnumerable<JsonElement> ListAsync(string kind, string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var got = 0;
        for (var page = 1; ; page++)
        {
            var separator = target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var list = await GetAsync(kind, $"{target}{separator}page={page}&pageSize={PageSize}", cancellationToken);
            var items = list.GetProperty("items");
            foreach (var item in items.EnumerateArray())
            {
                got++;
                yield return item;
            }

            if (got >= list.GetProperty("total").GetInt32() || items.GetArrayLength() == 0)
            {
                yield break;
            }
        }
    }

    private async Task<JsonElement> FinishedAsync(string id, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (clock.GetElapsedTime(start) < Patience)
        {
            var sync = await SyncAsync(id, cancellationToken);
            if (Finished.Contains(sync.GetProperty("status").GetString()))
            {
                return sync;
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        throw new ConsoleSilentException($"Sync {id} has not finished within {Patience.TotalMinutes} minutes.");
    }

    private async Task<string> StartAsync(string kind, string target, JsonObject body, CancellationToken cancellationToken)
    {
        var call = new Call($"console {kind}", HttpMethod.Post, target, body) { Expected = [HttpStatusCode.Accepted], Judge = HasId };
        return (await AskAsync(call, cancellationToken)).GetProperty("id").GetString()!;
    }

    private Task<JsonElement> GetAsync(string kind, string target, CancellationToken cancellationToken) =>
        AskAsync(Call.Get($"console {kind}", target, IsObject), cancellationToken);

    private async Task<JsonElement> AskAsync(Call call, CancellationToken cancellationToken) =>
        await line.AskAsync(call, cancellationToken) is { ValueKind: JsonValueKind.Object } answer
            ? answer
            : throw new ConsoleSilentException($"{call.Method} {call.Target} was not answered as expected; nothing further is compared.");

    private static string? IsObject(JsonElement json) => json.ValueKind == JsonValueKind.Object ? null : "the answer must be an object";

    private static string? HasId(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? null : "id must be a string";
}

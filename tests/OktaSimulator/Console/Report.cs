using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>A report or a preview with all its rows.</summary>
internal sealed record Report(JsonElement Sync, IReadOnlyList<ReportRow> Rows)
{
    public static IReadOnlyList<string> Objects { get; } = ["users", "groups", "memberships"];

    /// <summary>What rows are counted by; failed ones are in their action, too.</summary>
    public static IReadOnlyList<string> Buckets { get; } = ["created", "changed", "archived", "restored", "protected", "held", "failed"];

    public string? Id => Sync.GetProperty("id").GetString();

    public static async Task<Report> ReadAsync(ConsoleApi console, JsonElement sync, CancellationToken cancellationToken) =>
        new(sync, await RowsAsync(console, $"provisioning/syncs/{sync.GetProperty("id").GetString()}/changes", cancellationToken));

    public static async Task<Report> PreviewAsync(ConsoleApi console, CancellationToken cancellationToken) =>
        new(await console.PreviewAsync(cancellationToken), await RowsAsync(console, "provisioning/preview/changes", cancellationToken));

    public int Count(string objects, string bucket) => Sync.GetProperty(objects).GetProperty(bucket).GetInt32();

    /// <summary>One line: what kind of sync it was, what it came to, and how long it ran.</summary>
    public string Line()
    {
        var counts = string.Join("; ", Objects.Select(objects => $"{objects} {string.Join(", ", Buckets.Where(bucket => Count(objects, bucket) > 0).Select(bucket => $"{Count(objects, bucket):N0} {bucket}").DefaultIfEmpty("unchanged"))}"));
        var ran = Moment("finishedAt") is { } end && Moment("startedAt") is { } start ? $" in {(end - start).TotalSeconds:N2} s" : "";
        return $"{(Is("full") ? "Full" : "Follow-up")} sync {(Is("testMode") ? "in Test Mode" : "live")}: {counts}{ran}";
    }

    private bool Is(string name) => Sync.GetProperty(name).ValueKind == JsonValueKind.True;

    private DateTimeOffset? Moment(string name) =>
        Sync.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var moment) ? moment : null;

    private static async Task<IReadOnlyList<ReportRow>> RowsAsync(ConsoleApi console, string target, CancellationToken cancellationToken)
    {
        var rows = new List<ReportRow>();
        await foreach (var row in console.ListAsync("changes", target, cancellationToken))
        {
            rows.Add(ReportRow.Of(row));
        }

        return rows;
    }
}

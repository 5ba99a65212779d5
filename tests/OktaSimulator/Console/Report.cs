using System.Text.Json;

namespace Ksat.Provisioning.OktaSimulator.Console;

/// <summary>A report or a preview with all its rows.</summary>
internal sealed record Report(JsonElement Sync, IReadOnlyList<ReportRow> Rows)
{
    public string? Id => Sync.GetProperty("id").GetString();

    public static async Task<Report> ReadAsync(ConsoleApi console, JsonElement sync, CancellationToken cancellationToken) =>
        new(sync, await RowsAsync(console, $"provisioning/syncs/{sync.GetProperty("id").GetString()}/changes", cancellationToken));

    public static async Task<Report> PreviewAsync(ConsoleApi console, CancellationToken cancellationToken) =>
        new(await console.PreviewAsync(cancellationToken), await RowsAsync(console, "provisioning/preview/changes", cancellationToken));

    public int Count(string objects, string bucket) => Sync.GetProperty(objects).GetProperty(bucket).GetInt32();

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

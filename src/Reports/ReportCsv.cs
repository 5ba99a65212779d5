using System.Globalization;
using CsvHelper;
using Ksat.Provisioning.Application.Csv;
using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Reports;

/// <summary>A report as CSV: one line per row, changed fields in one cell as "field: before → after".</summary>
public static class ReportCsv
{
    private static readonly string[] Headers =
    [
        "Object", "Action", "Outcome", "Name", "Email", "Manager", "GUID", "User Id", "Group", "Changed Fields", "Error", "Message", "Remedy", "Warnings", "Held As", "Held Because", "Requests",
    ];

    public static async Task WriteAsync(TextWriter to, IAsyncEnumerable<ChangeView> changes, CancellationToken cancellationToken)
    {
        await using var csv = new CsvWriter(to, CultureInfo.InvariantCulture, leaveOpen: true);
        await LineAsync(csv, Headers);
        await foreach (var change in changes.WithCancellation(cancellationToken))
        {
            await LineAsync(csv, Cells(change));
        }
    }

    private static async Task LineAsync(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(SpreadsheetCell.Neutralise(cell));
        }

        await csv.NextRecordAsync();
    }

    private static string?[] Cells(ChangeView change) =>
    [
        change.Object,
        change.Action,
        change.Outcome,
        change.Name,
        change.Email,
        change.Manager,
        change.Guid?.ToString(),
        change.UserId?.ToString(),
        change.Group,
        string.Join("; ", change.Fields.Select(Text)),
        change.Error?.Code,
        change.Error?.Message,
        change.Error?.Remedy,
        string.Join(" ", change.Warnings),
        change.HeldAs,
        change.HeldBecause,
        string.Join(" ", change.Requests),
    ];

    private static string Text(FieldChange field) => $"{field.Field}: {field.Before ?? "(empty)"} → {field.After ?? "(empty)"}";
}

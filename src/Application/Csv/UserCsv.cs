using System.Globalization;
using System.Text;
using CsvHelper;

namespace Ksat.Provisioning.Application.Csv;

/// <summary>Writes console users as the CSV that is their backup: UTF-8 with BOM, line by line as they come.</summary>
public static class UserCsv
{
    public const string ContentType = "text/csv; charset=utf-8";
    private const int BufferSize = 64 * 1024;

    public static async Task WriteAsync(Stream to, IAsyncEnumerable<CsvUser> users, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), BufferSize, leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true);
        foreach (var header in UserCsvColumns.Headers)
        {
            csv.WriteField(header);
        }

        await csv.NextRecordAsync();
        await foreach (var user in users.WithCancellation(cancellationToken))
        {
            foreach (var header in UserCsvColumns.Headers)
            {
                csv.WriteField(SpreadsheetCell.Neutralise(UserCsvColumns.Cell(user, header)));
            }

            await csv.NextRecordAsync();
        }
    }
}

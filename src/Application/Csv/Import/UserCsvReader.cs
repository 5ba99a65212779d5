using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Import;

namespace Ksat.Provisioning.Application.Csv.Import;

/// <summary>Reads a CSV of console users, line by line: UTF-8 with or without BOM, or ISO-8859-1.</summary>
public sealed class UserCsvReader : IDisposable
{
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        BadDataFound = null,
        MissingFieldFound = null,
        DetectColumnCountChanges = false,
        IgnoreBlankLines = true,
    };

    private readonly CsvReader csv;
    private readonly List<(int Column, string Header)> columns = [];
    private int width;

    private UserCsvReader(CsvReader csv) => this.csv = csv;

    /// <summary>Headers of the file that mean nothing here.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    /// <summary>What is wrong with the headers; when there is anything, there are no lines to be read.</summary>
    public FieldErrors Errors { get; } = new();

    /// <param name="stream">Can be read twice: once to learn its encoding.</param>
    public static async Task<UserCsvReader> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var encoding = await CsvEncoding.OfAsync(stream, cancellationToken);
        var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var reader = new UserCsvReader(new CsvReader(text, Form));
        await reader.ReadHeadersAsync();
        return reader;
    }

    /// <summary>The lines, in the file's order.</summary>
    public async IAsyncEnumerable<ImportLine> LinesAsync(Guid tenantId, Guid syncId, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = csv.Parser.RawRow + 1;
        while (await csv.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ImportLine { TenantId = tenantId, SyncId = syncId, Line = line, NewUserId = Ids.New(clock), Cells = Cells() };
            line = csv.Parser.RawRow + 1;
        }
    }

    public void Dispose() => csv.Dispose();

    private async Task ReadHeadersAsync()
    {
        var headers = await csv.ReadAsync() ? csv.Parser.Record ?? [] : [];
        width = headers.Length;
        var unknown = new List<string>();
        for (var column = 0; column < headers.Length; column++)
        {
            var header = headers[column].Trim();
            var known = UserCsvColumns.Headers.FirstOrDefault(name => name.Equals(header, StringComparison.OrdinalIgnoreCase));
            if (known is null)
            {
                unknown.Add(header);
            }
            else if (columns.Exists(other => other.Header == known))
            {
                Errors.Add(known, "is a column twice.");
            }
            else
            {
                columns.Add((column, known));
            }
        }

        Unknown = [.. unknown.Where(header => header.Length > 0)];
        if (!columns.Exists(column => column.Header == UserCsvColumns.Email))
        {
            Errors.Add(UserCsvColumns.Email, "is the one column that a CSV must have.");
        }
    }

    private Dictionary<string, string> Cells()
    {
        var record = csv.Parser.Record!;
        var cells = new Dictionary<string, string>(columns.Count, StringComparer.Ordinal);
        foreach (var (column, header) in columns)
        {
            if (column < record.Length)
            {
                cells.Add(header, SpreadsheetCell.Restore(record[column]));
            }
        }

        // Empty ones are what spreadsheets write to keep lines even.
        if (record.Skip(width).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) is { } surplus)
        {
            cells.Add(UserCsvColumns.Surplus, surplus);
        }

        return cells;
    }
}

/// <summary>UTF-8 if the whole file can be read so, else ISO-8859-1, which every byte sequence is.</summary>
internal static class CsvEncoding
{
    private const int BufferSize = 64 * 1024;

    public static async Task<Encoding> OfAsync(Stream stream, CancellationToken cancellationToken)
    {
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[BufferSize];
        var text = new char[BufferSize];
        try
        {
            int read;
            do
            {
                read = await stream.ReadAsync(bytes, cancellationToken);
                decoder.GetChars(bytes.AsSpan(0, read), text, flush: read == 0);
            }
            while (read > 0);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            // The rest must have come in before the stream is read again.
            while (await stream.ReadAsync(bytes, cancellationToken) > 0)
            {
            }

            return Encoding.Latin1;
        }
        finally
        {
            stream.Position = 0;
        }
    }
}

namespace Ksat.Provisioning.Application.Csv;

/// <summary>Cells that a spreadsheet would run as a formula are neutralised in every CSV that we write, and read back unchanged (docs/product.md, "The CSV").</summary>
public static class SpreadsheetCell
{
    private const char Apostrophe = '\'';

    /// <summary>With an apostrophe before <c>= + - @</c>, tab, return or apostrophe at the start.</summary>
    public static string Neutralise(string? text) =>
        text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or Apostrophe ? Apostrophe + text : text ?? "";

    /// <summary>Takes exactly one such apostrophe off.</summary>
    public static string Restore(string cell) => cell is [Apostrophe, '=' or '+' or '-' or '@' or '\t' or '\r' or Apostrophe, ..] ? cell[1..] : cell;
}

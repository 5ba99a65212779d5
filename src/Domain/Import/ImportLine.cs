namespace Ksat.Provisioning.Domain.Import;

/// <summary>One line of a CSV that waits for its sync, as it was read. Goes with the sync's end.</summary>
public sealed class ImportLine
{
    public Guid TenantId { get; init; }

    /// <summary>The sync that takes it up.</summary>
    public Guid SyncId { get; init; }

    /// <summary>The line of the file on which it begins, from 1; the headers are on the first.</summary>
    public int Line { get; init; }

    /// <summary>The id of the console user whom the line makes, if it makes one.</summary>
    public Guid NewUserId { get; init; }

    /// <summary>Header → cell, only the columns that the file has; the apostrophes against formulas are taken off.</summary>
    public IReadOnlyDictionary<string, string> Cells { get; init; } = new Dictionary<string, string>();

    public string? Cell(string header) => Cells.GetValueOrDefault(header);
}

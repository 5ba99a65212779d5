namespace Ksat.Provisioning.Application.Ports;

/// <summary>The staged lines of CSV imports in bulk.</summary>
public interface IImportLines
{
    /// <summary>Drops the lines of one import.</summary>
    Task DropAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>Drops lines whose sync has ended or, since before that moment, never began.</summary>
    Task DropLeftAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>The rows of reports in bulk; each call is a short transaction of its own.</summary>
public interface IReportRows
{
    /// <summary>Drops all rows of a sync that starts its plan over.</summary>
    Task ClearAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>Drops the rows after an ordinal: those that a failed sync has not applied.</summary>
    Task ClearAfterAsync(Guid syncId, int ordinal, CancellationToken cancellationToken);

    /// <summary>Counts the rows of a report by object and bucket.</summary>
    Task<ChangeTally> TallyAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>Drops the rows that only made links, once they are applied.</summary>
    Task ClearLinkedAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>Keeps the row details of the newest <paramref name="keep"/> Test Mode reports; the older ones keep their counts.</summary>
    Task PruneTestModeDetailsAsync(int keep, CancellationToken cancellationToken);

    /// <summary>Drops reports received before a moment, with their rows, and the feed entries of that time that every sync and handler has taken up.</summary>
    Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Rows of the plan after an ordinal, in order; tracked, to be applied and marked inside the unit of work.</summary>
    /// <param name="allowed">Only rows that an admin has allowed after they were held.</param>
    Task<IReadOnlyList<SyncChange>> NextAsync(Guid syncId, int afterOrdinal, int most, bool allowed, CancellationToken cancellationToken);
}

using Ksat.Provisioning.Domain.Requests;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>Takes down requests, off their own transactions: noting never waits and never fails. Under overload entries are lost rather than requests slowed, and counted.</summary>
public interface IRequestLog
{
    void Note(RequestLogEntry entry);

    /// <summary>How many entries of the tenant this process has lost since it started.</summary>
    long LostOf(Guid tenantId);

    /// <summary>Waits until what was noted so far can be found; while the database takes nothing, for a few seconds only.</summary>
    Task SettleAsync(CancellationToken cancellationToken);

    /// <summary>Drops the tenant's entries from before a moment.</summary>
    Task PruneAsync(Guid tenantId, DateTimeOffset before, CancellationToken cancellationToken);
}

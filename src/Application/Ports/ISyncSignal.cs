namespace Ksat.Provisioning.Application.Ports;

/// <summary>Wakes the scheduler of syncs. Only a hint: the feed and the lease in the database are the truth, read at start and from time to time.</summary>
public interface ISyncSignal
{
    /// <param name="tenantId">The tenant that has something to sync, or a setting that changes when.</param>
    /// <param name="atOnce">Force Sync Now: look without waiting for the quiet period.</param>
    void Wake(Guid tenantId, bool atOnce = false);
}

namespace Ksat.Provisioning.Application.Ports;

/// <summary>What the guards and the go-live gate count, in the database; the caller's tenant only.</summary>
public interface ISafetyCounts
{
    /// <summary>Active roster users whose Provisioning Managed is TRUE.</summary>
    Task<int> ActiveManagedUsersAsync(CancellationToken cancellationToken);

    /// <summary>Roster users whom live syncs have archived since then, each once.</summary>
    Task<IReadOnlySet<Guid>> ArchivedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>How many of these are active and managed now.</summary>
    Task<int> ActiveManagedAmongAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);

    /// <summary>Roster users whom live syncs have taken out of these roster groups since then.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlySet<Guid>>> RemovedSinceAsync(IReadOnlyCollection<Guid> groupIds, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Active members of these roster groups; groups without any are absent.</summary>
    Task<IReadOnlyDictionary<Guid, int>> MembersAsync(IReadOnlyCollection<Guid> groupIds, CancellationToken cancellationToken);

    /// <summary>How many of these users are active members of the roster group.</summary>
    Task<int> MembersAmongAsync(Guid groupId, IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);

    /// <summary>Active roster users whom an active directory user stands for.</summary>
    Task<int> MatchedUsersAsync(CancellationToken cancellationToken);
}

namespace Ksat.Provisioning.Application.Ports;

/// <summary>What has come into the caller's directory after a number of its feed: only that part of the feed is read.</summary>
public interface IArrivals
{
    /// <summary>How many users were made.</summary>
    Task<int> UsersAsync(long afterSeq, CancellationToken cancellationToken);

    /// <summary>Names of groups that got members whom they still have, by name; at most the newest writes of members are looked at.</summary>
    Task<IReadOnlyList<string>> GrowingGroupsAsync(long afterSeq, CancellationToken cancellationToken);
}

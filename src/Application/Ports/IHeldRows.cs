using Ksat.Provisioning.Domain.Safety;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>Rows of reports that wait for an admin, changed in bulk. What a sync does is done in short transactions; what an admin does inside his command's.</summary>
public interface IHeldRows
{
    /// <summary>Makes rows of a fresh plan held.</summary>
    Task HoldAsync(Guid syncId, Holding holding, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the held rows of older reports out of them whose subjects this sync holds too, or has archived; after a sync that looked at everybody those, too, that hold no longer.
    /// A report of which nothing holds any more is emptied after any sync. Answers the syncs concerned.
    /// </summary>
    /// <param name="everybody">The sync judged everybody: what it didn't hold or archive doesn't hold.</param>
    Task<IReadOnlyList<Guid>> TakeOverAsync(Guid syncId, bool everybody, CancellationToken cancellationToken);

    /// <summary>Names of users and groups whose held rows no longer hold, because directory or roster have changed since: at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<string>> MovedAsync(Guid syncId, int most, CancellationToken cancellationToken);

    /// <summary>Gives the held rows back their action, to be applied. Answers how many.</summary>
    Task<int> AllowAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>Marks the held rows rejected, and silences their subjects; inside a unit of work. Answers how many.</summary>
    Task<int> RejectAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>Silences the subjects of a sync's applied rows; inside a unit of work.</summary>
    Task SilenceAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>Lets the subjects of a sync's applied rows be planned again; inside a unit of work.</summary>
    Task UnsilenceAsync(Guid syncId, CancellationToken cancellationToken);

    /// <summary>By how many rows two reports differ: rows that only one of them has, and rows about the same subject that say something else.</summary>
    Task<int> DifferencesAsync(Guid syncId, Guid otherId, CancellationToken cancellationToken);
}

using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Ports;

/// <summary>Makes the database forget a person.</summary>
public interface IErasure
{
    /// <summary>Deletes the roster user, his memberships and log entries, and takes his values out of reports, audit and feed. Inside the unit of work.</summary>
    Task EraseAsync(RosterUser user, CancellationToken cancellationToken);

    /// <summary>
    /// Overwrites what deleted rows leave behind in the database's files. After the unit of work. On SQLite the file is written anew, which takes as long as copying it;
    /// SQL Server overwrites by itself. Where other connections stand in the way it is tried again with the next erasure.
    /// </summary>
    Task WipeAsync(CancellationToken cancellationToken);
}

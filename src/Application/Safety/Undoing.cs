using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>POST …/undo in its two steps: unless the rest is enough, obstacles are looked for; then the undo is put in line.</summary>
public sealed class Undoing(ISender sender)
{
    /// <param name="syncId">The live sync.</param>
    /// <param name="userId">Only what concerns this roster user; null: everything.</param>
    /// <param name="partial">Where later changes stand in the way the rest is put back; otherwise the whole is refused.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <returns>The undo's id; 409 where there is nothing to undo, or where later changes stand in the way.</returns>
    public async Task<Result<Guid>> UndoAsync(Guid syncId, Guid? userId, bool partial, CancellationToken cancellationToken)
    {
        if (!partial)
        {
            var looked = await sender.SendAsync(new LookForObstacles(syncId, userId), cancellationToken);
            if (looked.IsFault)
            {
                return looked.Fault;
            }
        }

        return await sender.SendAsync(new UndoSync(syncId, userId), cancellationToken);
    }
}

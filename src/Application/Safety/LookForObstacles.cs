using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>
/// Looks whether later changes stand in the way of an undo: 409 that names them. It plans the whole undo, and so isn't done inside the command's transaction, in which
/// nobody else could write. What changes between the look and the undo is found by the undo itself, row by row.
/// </summary>
public sealed record LookForObstacles(Guid SyncId, Guid? UserId) : IQuery<Done>;

internal sealed class LookForObstaclesHandler(IStore store, UndoPlan plan) : IQueryHandler<LookForObstacles, Done>
{
    private const int MostNamed = 10;

    public async Task<Result<Done>> Handle(LookForObstacles request, CancellationToken cancellationToken)
    {
        if (await store.WhyNotUndoneAsync(request.SyncId, request.UserId, cancellationToken) is { } fault)
        {
            return fault;
        }

        var named = new List<string>();
        await foreach (var page in plan.RowsAsync(new Sync { Undoes = request.SyncId, UndoesUser = request.UserId }, cancellationToken))
        {
            named.AddRange(page.Where(row => row.Change.Outcome == ChangeOutcome.Failed).Select(row => $"{row.Change.Name}: {row.Change.Error!.Remedy}"));
            if (named.Count >= MostNamed)
            {
                break;
            }
        }

        return named.Count == 0
            ? default(Done)
            : Fault.Conflict($"Later changes stand in the way; ask with \"partial\": true to put back the rest. {string.Join(" ", named.Take(MostNamed))}");
    }
}

internal static class UndoneSyncs
{
    /// <summary>Why there is nothing to undo; null: there is.</summary>
    public static async Task<Fault?> WhyNotUndoneAsync(this IStore store, Guid syncId, Guid? userId, CancellationToken cancellationToken)
    {
        var undone = await store.FindAsync<Sync>(syncId, cancellationToken);
        if (undone is null)
        {
            return Fault.NotFound($"There is no sync {syncId}.");
        }

        if (undone.TestMode || undone.Status is not (SyncStatus.Completed or SyncStatus.Held or SyncStatus.Failed))
        {
            return Fault.Conflict(undone.TestMode ? "A Test Mode sync changed nothing: there is nothing to undo." : $"This sync is {undone.Status}: there is nothing to undo.");
        }

        if (userId is { } user && await store.FindAsync<RosterUser>(user, cancellationToken) is null)
        {
            return Fault.NotFound($"There is no user {user}.");
        }

        return null;
    }
}

using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing.Planning;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Safety;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>A plan that is not stored, with the rows held that a sync would hold. What is held is known only at its end, so a plan that archives is made twice: memory stays flat.</summary>
internal sealed class HeldPlan(PlanBuilder plan, ISafetyCounts counts, LoadWatch load, TimeProvider clock)
{
    /// <summary>Rows that are kept rather than planned again.</summary>
    private const int Kept = 20_000;

    public async IAsyncEnumerable<IReadOnlyList<PlanRow>> RowsAsync(PlanOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watch = await GuardWatch.BeginAsync(counts, order.Settings, clock.GetUtcNow(), cancellationToken);
        var pages = new List<IReadOnlyList<PlanRow>>();
        var rows = 0;
        await foreach (var page in plan.RowsAsync(order, cancellationToken))
        {
            foreach (var row in page)
            {
                watch.See(row.Change);
            }

            rows += page.Count;
            if (rows <= Kept)
            {
                pages.Add(page);
            }
        }

        var holding = await watch.JudgeAsync(
            counts, order.Settings, clock.GetUtcNow(), await load.IsSettledAsync(cancellationToken), isConfirmed: false, cancellationToken);
        var held = new HashSet<Guid>();
        await foreach (var page in rows <= Kept ? pages.ToAsyncEnumerable() : plan.RowsAsync(order, cancellationToken))
        {
            yield return holding.IsNothing ? page : [.. page.Select(row => Hold(row, holding, held))];
        }
    }

    private static PlanRow Hold(PlanRow row, Holding holding, HashSet<Guid> held)
    {
        if (holding.Because(row.Change, held.Contains) is not { } because)
        {
            return row;
        }

        if (row.Change is { Object: ChangeObject.Users, UserId: { } user })
        {
            held.Add(user);
        }

        return row with { Change = row.Change.Hold(because) };
    }
}

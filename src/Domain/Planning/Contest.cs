namespace Ksat.Provisioning.Domain.Planning;

/// <summary>One row that wants something only one can have: an address, or a group's name.</summary>
/// <param name="Bidder">Whose row it is.</param>
/// <param name="Stands">Nothing else is wrong with the row.</param>
/// <param name="Vacates">The row, if it succeeds, gives up what the bidder has now.</param>
/// <param name="Awaits">Who must give up what he has before this row can succeed; null: what it wants is free.</param>
internal readonly record struct Bid(Guid Bidder, bool Stands, bool Vacates, Guid? Awaits);

/// <summary>
/// Settles who may take what another gives up in the same sync. A chain succeeds as far as its end is free, a ring (two people swap addresses)
/// succeeds as a whole, and where one row fails all that wait for it fail: the greatest set of rows that can succeed together.
/// </summary>
/// <remarks>Each bid waits for at most one other, so failures spread along the waiting rows once: linear, and in any order the same.</remarks>
internal static class Contest
{
    /// <summary>The bidders for whom what they await doesn't come free.</summary>
    public static IReadOnlySet<Guid> Denied(IReadOnlyCollection<Bid> bids)
    {
        var vacating = bids.Where(bid => bid.Vacates).Select(bid => bid.Bidder).ToHashSet();
        var waiting = bids.Where(bid => bid.Awaits is not null).ToLookup(bid => bid.Awaits!.Value, bid => bid.Bidder);

        var denied = bids.Where(bid => bid.Awaits is { } awaited && !vacating.Contains(awaited)).Select(bid => bid.Bidder).ToHashSet();
        var failed = bids.Where(bid => !bid.Stands).Select(bid => bid.Bidder).ToHashSet();
        failed.UnionWith(denied);

        var spreading = new Queue<Guid>(failed);
        while (spreading.TryDequeue(out var loser))
        {
            foreach (var waiter in waiting[loser])
            {
                denied.Add(waiter);
                if (failed.Add(waiter))
                {
                    spreading.Enqueue(waiter);
                }
            }
        }

        return denied;
    }
}

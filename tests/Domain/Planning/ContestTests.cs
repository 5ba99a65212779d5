using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using static Ksat.Provisioning.Domain.Tests.Planning.Cast;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>Chains, rings and swaps of what only one can have.</summary>
[TestFixture]
internal sealed class ContestTests
{
    private const int Many = 100_000;

    private static Arbitrary<Bid[]> Bids =>
        (from size in Gen.Choose(0, 8)
         from bids in Gen.CollectToList(
             Enumerable.Range(0, size),
             number => from stands in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
                       from vacates in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
                       from awaits in Gen.Elements(Enumerable.Range(0, 9).Where(other => other != number).Select(other => (Guid?)Id(other)).Append(null))
                       select new Bid(Id(number), stands, vacates, awaits))
         select bids.ToArray()).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 5000)]
    public Property All_who_can_succeed_together_do() => Prop.ForAll(Bids, bids =>
    {
        var succeed = bids.Where(bid => bid.Stands).Select(bid => bid.Bidder).ToHashSet();
        while (bids.FirstOrDefault(bid => succeed.Contains(bid.Bidder) && !ComesFree(bid, bids, succeed)) is { } loser && loser != default)
        {
            succeed.Remove(loser.Bidder);
        }

        var denied = Contest.Denied(bids);

        bids.Where(bid => bid.Stands && !denied.Contains(bid.Bidder)).Select(bid => bid.Bidder).ShouldBe(succeed, ignoreOrder: true);
        denied.ShouldBe(bids.Where(bid => !ComesFree(bid, bids, succeed)).Select(bid => bid.Bidder), ignoreOrder: true);
    });

    [TestCase(true, ChangeOutcome.Successful, TestName = "A ring of 100,000 people moves on by one")]
    [TestCase(false, ChangeOutcome.Failed, TestName = "A chain of 100,000 people waits for one who stays")]
    public void Long_ones_cost_what_they_are_long(bool ring, ChangeOutcome expected)
    {
        var users = new RosterUser[Many];
        for (var number = 0; number < Many; number++)
        {
            var email = $"{number}@corp.example";
            users[number] = new RosterUser { Id = Id(Many + number), Email = email, EmailKey = CaseFolding.Key(email), DirectoryUserId = Id(number) };
        }

        var cases = Enumerable.Range(0, Many).Select(number => (number + 1) % Many).Select(next => next > 0 || ring
            ? new UserCase(Person((next + Many - 1) % Many, users[next].Email), users[(next + Many - 1) % Many], users[next], users[next].DirectoryUserId, false)
            : new UserCase(Person(Many - 1, "no address"), users[Many - 1], null, null, false));
        var clock = Stopwatch.StartNew();

        var decisions = Decide([.. cases]);

        decisions.ShouldAllBe(decision => decision.Change!.Outcome == expected);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "looking through all of them for each one would take minutes");
    }

    private static bool ComesFree(Bid bid, Bid[] bids, HashSet<Guid> succeed) =>
        bid.Awaits is not { } awaited || bids.Any(other => other.Bidder == awaited && other.Vacates && succeed.Contains(awaited));
}

using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Tests.Safety;

[TestFixture]
public sealed class GuardRulesTests
{
    [TestCase(99, 99, false, TestName = "99 users: below the floor everything passes")]
    [TestCase(100, 20, false, TestName = "100 users: 20 % pass")]
    [TestCase(100, 21, true, TestName = "100 users: 21 % are held")]
    [TestCase(101, 20, false, TestName = "101 users: 19.8 % pass")]
    [TestCase(101, 21, true, TestName = "101 users: 20.8 % are held")]
    [TestCase(100, 19, false, TestName = "100 users: 19 % pass")]
    [TestCase(100_000, 20_000, false, TestName = "100,000 users: 20,000 pass")]
    [TestCase(100_000, 20_001, true, TestName = "100,000 users: 20,001 are held")]
    public void The_percentage_counts_from_the_floor_on(int before, int planned, bool held) =>
        (GuardRules.Crossed(new ArchiveGuard(), new GuardCounts(planned, 0, 0, before, 0)) is not null).ShouldBe(held);

    [TestCase(5, 5, false)]
    [TestCase(5, 6, true)]
    [TestCase(0, 1, true)]
    public void The_number_counts_always(int most, int planned, bool held) =>
        (GuardRules.Crossed(new ArchiveGuard(Count: most), new GuardCounts(planned, 0, 0, 10, 0)) is not null).ShouldBe(held);

    [Test]
    public void A_drip_is_added_up()
    {
        var (active, gone) = (100, 0);
        var passed = new List<bool>();
        for (var day = 0; day < 5; day++)
        {
            var holds = GuardRules.Crossed(new ArchiveGuard(), new GuardCounts(5, gone, 0, active, 0)) is not null;
            passed.Add(!holds);
            (active, gone) = holds ? (active, gone) : (active - 5, gone + 5);
        }

        passed.ShouldBe([true, true, true, true, false]);
    }

    [Test]
    public void Each_person_counts_once()
    {
        // Twenty were archived, came back and are archived again.
        var counts = new GuardCounts(Planned: 20, InWindow: 20, Both: 20, Before: 100, BeforeAndInWindow: 20);

        (counts.Leaving, counts.Of).ShouldBe((20, 100));
        GuardRules.Crossed(new ArchiveGuard(), counts).ShouldBeNull();
    }

    [Test]
    public void Without_a_percentage_only_the_number_counts() =>
        GuardRules.Crossed(new ArchiveGuard(Percent: null), new GuardCounts(1000, 0, 0, 1000, 0)).ShouldBeNull();

    [Test]
    public void Where_nothing_is_planned_nothing_is_held() =>
        GuardRules.Crossed(new ArchiveGuard(), new GuardCounts(0, 60, 0, 100, 0)).ShouldBeNull();

    [TestCase(99, 99, false)]
    [TestCase(100, 20, false)]
    [TestCase(100, 21, true)]
    [TestCase(1000, 1000, true)]
    public void A_group_is_guarded_by_its_own_numbers(int members, int leaving, bool held) =>
        (GuardRules.Crossed(new MembershipGuard(), 24, "Sales", new GuardCounts(leaving, 0, 0, members, 0)) is not null).ShouldBe(held);

    [Test]
    public void The_limit_is_told_in_words() =>
        GuardRules.Crossed(new ArchiveGuard(), new GuardCounts(25, 0, 0, 100, 0))
            .ShouldBe("25 of 100 active managed users would be archived within 24 hours; the guard lets 20 % pass.");
}

using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Safety;

namespace Ksat.Provisioning.Application.Tests.Safety;

[TestFixture]
public sealed class SettlingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);

    [TestCase(3, "5 5 5", 100, 30, false, TestName = "Three reports are too few")]
    [TestCase(4, "5 5 5", 100, 30, true, TestName = "Four quiet reports and half an hour without anyone new are enough")]
    [TestCase(4, "5 5 6", 100, 30, false, TestName = "Six rows are more than a few")]
    [TestCase(4, "5 5", 100, 30, false, TestName = "Two comparisons are too few")]
    [TestCase(9, "0 0 0 90", 100, 30, true, TestName = "Only the last three count")]
    [TestCase(4, "10 0 0", 1000, 30, true, TestName = "1 % of a large roster is only a few")]
    [TestCase(4, "11 0 0", 1000, 30, false, TestName = "More isn't")]
    [TestCase(4, "0 0 0", 100, 29, false, TestName = "Somebody new came 29 minutes ago")]
    public void A_first_load_settles(int reports, string differences, int active, int minutes, bool settled) =>
        Settling.IsSettled(
            new LoadFacts(reports, [.. differences.Split(' ').Select(int.Parse)], active, Now.AddMinutes(-minutes)), Now, Half).ShouldBe(settled);

    [Test]
    public void What_is_missing_is_told_in_words() =>
        Settling.Reasons(new LoadFacts(2, [40], 120, Now.AddMinutes(-4)), Now, Half).ShouldBe(
        [
            "2 reports since Test Mode was turned on; at least 4 are needed.",
            "The last reports differ from the ones before by 40 rows; at most 5 are only a few.",
            "The last new user or membership came 4 minutes ago; 30 minutes without one are needed.",
        ]);

    [Test]
    public void One_is_told_in_the_singular() =>
        Settling.Reasons(new LoadFacts(1, [], 120, Now.AddSeconds(-1)), Now, TimeSpan.FromSeconds(1)).ShouldBe(
        [
            "1 report since Test Mode was turned on; at least 4 are needed.",
            "Nobody new has come from the identity provider for 1 second.",
        ]);

    [Test]
    public void How_the_load_goes_is_told_from_the_reports() =>
        LoadStory.Tell(
            [new(Now, new LoadSeen(10, 1, 120, 30)), new(Now.AddMinutes(-5), new LoadSeen(40, 3, 120, 20)), new(Now.AddMinutes(-10), new LoadSeen(300, 0, 120, 10))],
            new ImportsSeen(2, Now.AddMinutes(-7)),
            Now).ShouldBe(
        [
            "30 of 120 active console users (25 %) are in the directory, says the newest report.",
            "New users from one report to the next, newest first: 10, 40; 5 a minute.",
            "1 group changed its members before the newest report, and may still be growing.",
            "The identity provider has read the list of all users 2 times (an import), 7 minutes ago at last.",
        ]);

    [Test]
    public void A_load_that_has_only_begun_has_no_rate() =>
        LoadStory.Tell([new(Now, new LoadSeen(1, 0, 1, 1))], default, Now).ShouldBe(
        [
            "1 of 1 active console user (100 %) is in the directory, says the newest report.",
            "1 user had come from the identity provider before the first report.",
            "No group has changed its members between the last two reports.",
            "The identity provider has not read the list of all users (an import) since Test Mode was turned on.",
        ]);
}

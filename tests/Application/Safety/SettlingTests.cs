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
            new LoadFacts(reports, [.. differences.Split(' ').Select(int.Parse)], active, 0, Now.AddMinutes(-minutes)), Now, Half).ShouldBe(settled);

    [Test]
    public void What_is_missing_is_told_in_words() =>
        Settling.Reasons(new LoadFacts(2, [40], 120, 30, Now.AddMinutes(-4)), Now, Half).ShouldBe(
        [
            "2 reports since Test Mode was turned on; at least 4 are needed.",
            "The last reports differ from the ones before by 40 rows; at most 5 is only a few.",
            "The last new user or membership came 4 minutes ago; 30 minutes without one are needed.",
            "30 of 120 active console users are in the directory.",
        ]);
}

using Ksat.Provisioning.Application.Syncing.Planning;

namespace Ksat.Provisioning.Application.Tests.Syncing;

[TestFixture]
public sealed class ChainsTests
{
    [TestCase("a b c", "a|b|c", TestName = "Whom nobody concerns stays in order")]
    [TestCase("a>b b c", "b|a|c", TestName = "Whoever is waited for comes first")]
    [TestCase("a>b b>c c", "c|b|a", TestName = "A chain begins at its free end")]
    [TestCase("a>b b>a c", "a b|c", TestName = "Two who swap are one part")]
    [TestCase("a>b b>c c>d d>b", "b c d|a", TestName = "What leads into a ring comes after it")]
    [TestCase("a>z b", "a|b", TestName = "Who waits for someone who isn't there waits for nobody")]
    [TestCase("a>c b>c c", "c|a|b", TestName = "Two may wait for one")]
    public void Parts_come_in_an_order_in_which_each_finds_its_place_free(string items, string expected)
    {
        var waiting = items.Split(' ').Select(text => text.Split('>')).ToList();

        var parts = Chains.InOrder(waiting, item => IdOf(item[0]), item => item.Length > 1 ? IdOf(item[1]) : null);

        string.Join("|", parts.Select(part => string.Join(" ", part.Select(item => item[0])))).ShouldBe(expected);
    }

    private static Guid IdOf(string name) => new(name[0], 0, 0, new byte[8]);
}

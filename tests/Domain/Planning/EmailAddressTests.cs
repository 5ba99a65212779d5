using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Tests.Planning;

[TestFixture]
internal sealed class EmailAddressTests
{
    [TestCase("a@b")]
    [TestCase("ada@corp.example")]
    [TestCase("ada.byron+tag@corp.example")]
    [TestCase("o'neil@corp.example")]
    [TestCase("a&b#c%d@corp.example")]
    [TestCase("jürgen@köln.example")]
    [TestCase("用户@例子.example")]
    [TestCase("ada@under_score.example")]
    [TestCase("😀@corp.example")]
    public void These_are_addresses(string text) => EmailAddress.IsValid(text).ShouldBeTrue();

    [TestCase("")]
    [TestCase("ada")]
    [TestCase("@corp.example")]
    [TestCase("ada@")]
    [TestCase("ada@@corp.example")]
    [TestCase("ada@corp@example")]
    [TestCase("ada byron@corp.example")]
    [TestCase("ada@corp example")]
    [TestCase("ada@corp..example")]
    [TestCase("ada@.example")]
    [TestCase("ada@corp.example.")]
    [TestCase("ada@-corp.example")]
    [TestCase("ada@corp-.example")]
    [TestCase("ada@[127.0.0.1]")]
    [TestCase("\"ada\"@corp.example")]
    [TestCase("Ada <ada@corp.example>")]
    [TestCase("ada@corp.example,eve@corp.example")]
    [TestCase("ada\n@corp.example")]
    [TestCase("ada\u00a0@corp.example")]
    [TestCase("ada@corp.example\u0000")]
    [TestCase("\ud800@corp.example")]
    public void These_are_not(string text) => EmailAddress.IsValid(text).ShouldBeFalse();

    [Test]
    public void Lengths_have_limits()
    {
        EmailAddress.IsValid(new string('a', 64) + "@b").ShouldBeTrue();
        EmailAddress.IsValid(new string('a', 65) + "@b").ShouldBeFalse();
        EmailAddress.IsValid("a@" + new string('b', 63)).ShouldBeTrue();
        EmailAddress.IsValid("a@" + new string('b', 64)).ShouldBeFalse();

        var longest = "a@" + string.Join('.', Enumerable.Repeat(new string('b', 49), 5)) + ".cde";
        longest.Length.ShouldBe(EmailAddress.MaxLength);
        EmailAddress.IsValid(longest).ShouldBeTrue();
        EmailAddress.IsValid(longest + "f").ShouldBeFalse();
    }

    [TestCase("ada@Corp.Example", "CORP.EXAMPLE")]
    [TestCase("nobody", "")]
    public void The_domain_is_folded(string address, string domain) => EmailAddress.Domain(address).ShouldBe(domain);

    [TestCase("0123456789abcdef0123456789abcdefada@corp.example", true)]
    [TestCase("0123456789ABCDEF0123456789ABCDEFada@corp.example", true)]
    [TestCase("0123456789abcdef0123456789abcdef@corp.example", false)]
    [TestCase("0123456789abcdef0123456789abcdef", false)]
    [TestCase("0123456789abcdef0123456789abcdeg.ada@corp.example", false)]
    [TestCase("0123456789abcdef0123456789abcdefada", false)]
    [TestCase("ada@corp.example", false)]
    public void Tombstones_are_told_by_32_digits_before_an_address(string userName, bool expected) => Tombstone.IsTombstone(userName).ShouldBe(expected);
}

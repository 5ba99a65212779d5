using Ksat.Provisioning.Domain.Planning;

namespace Ksat.Provisioning.Domain.Tests.Planning;

[TestFixture]
internal sealed class DateTextTests
{
    [TestCase("2022-04-04T04:23:30Z", "2022-04-04T04:23:30Z")]
    [TestCase("2022-04-04t04:23:30z", "2022-04-04T04:23:30Z")]
    [TestCase("2022-04-04T04:23:30+00:00", "2022-04-04T04:23:30Z")]
    [TestCase("2022-04-04T04:23:30-00:00", "2022-04-04T04:23:30Z")]
    [TestCase("2022-01-01T01:23:30+02:00", "2021-12-31T23:23:30Z")]
    [TestCase("2022-12-31T23:23:30-00:45", "2023-01-01T00:08:30Z")]
    [TestCase("2022-04-04T04:23:30.5Z", "2022-04-04T04:23:30.5Z")]
    [TestCase("2022-04-04T04:23:30.500Z", "2022-04-04T04:23:30.5Z")]
    [TestCase("2022-04-04T04:23:30.000000000000Z", "2022-04-04T04:23:30Z")]
    [TestCase("2022-04-04T04:23:30.12345678901+01:00", "2022-04-04T03:23:30.12345678901Z")]
    [TestCase("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [TestCase("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [TestCase("9999-12-31T23:59:59.9Z", "9999-12-31T23:59:59.9Z")]
    public void Moments_become_UTC(string text, string utc)
    {
        DateText.TryNormalise(text, out var read).ShouldBeTrue();
        read.ShouldBe(utc);
        DateText.TryNormalise(read, out var again).ShouldBeTrue();
        again.ShouldBe(utc);
    }

    [TestCase("")]
    [TestCase("2022-04-04")]
    [TestCase("2022-04-04T04:23:30")]
    [TestCase("2022-04-04T04:23Z")]
    [TestCase("2022-04-04 04:23:30Z")]
    [TestCase("2022-04-04T04:23:30.Z")]
    [TestCase("2022-04-04T04:23:30,5Z")]
    [TestCase("2022-04-04T04:23:30+0200")]
    [TestCase("2022-04-04T04:23:30+24:00")]
    [TestCase("2022-04-04T04:23:30+02:60")]
    [TestCase("2022-04-04T04:23:30+2:000")]
    [TestCase("2022-04-04T04:23:30Zulu")]
    [TestCase(" 2022-04-04T04:23:30Z")]
    [TestCase("2022-04-04T04:23:30Z ")]
    [TestCase("2022-02-29T00:00:00Z")]
    [TestCase("2022-13-01T00:00:00Z")]
    [TestCase("2022-04-04T24:00:00Z")]
    [TestCase("2022-04-04T23:59:60Z")]
    [TestCase("0001-01-01T00:00:00+00:01")]
    [TestCase("9999-12-31T23:59:59-00:01")]
    [TestCase("04/04/2022 04:23:30")]
    [TestCase("1649046210")]
    [TestCase("tomorrow")]
    [TestCase("٢٠٢٢-04-04T04:23:30Z")]
    [TestCase("2022-04-04T04:23:30.٥Z")]
    public void What_is_no_moment_is_refused(string text)
    {
        DateText.TryNormalise(text, out var utc).ShouldBeFalse();
        utc.ShouldBeEmpty();
    }
}

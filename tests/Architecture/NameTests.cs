using System.Text.RegularExpressions;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>Names say what a thing is.</summary>
[TestFixture]
internal sealed partial class NameTests
{
    [TestCaseSource(nameof(Types))]
    public void A_type_is_not_named_after_a_drawer(Type type) => IsDrawer(type.Name.Split('`')[0]).ShouldBeFalse();

    [Test]
    public void No_file_or_folder_is_named_after_a_drawer() =>
        Repository.Files("").Where(file => file.Split('/').Select(part => part.Split('.')[0]).Any(IsDrawer)).ShouldBeEmpty();

    [TestCase("FilterHelper")]
    [TestCase("StringUtils")]
    [TestCase("UserManager")]
    [TestCase("SyncService")]
    [TestCase("CommonTypes")]
    [TestCase("HandlerBase")]
    [TestCase("BaseHandler")]
    [TestCase("Misc")]
    public void Drawers_are_known(string name) => IsDrawer(name).ShouldBeTrue();

    [TestCase("ServiceProviderConfig")]
    [TestCase("DatabaseSetup")]
    [TestCase("Baseline")]
    public void Words_of_the_field_are_none(string name) => IsDrawer(name).ShouldBeFalse();

    [Test]
    public void A_file_of_one_type_is_named_after_it() =>
        (from file in Repository.SourceFiles.Concat(Repository.TestFiles)
         let types = TopLevelType().Matches(Repository.Read(file))
         where types.Count == 1 && types[0].Groups["name"].Value != Path.GetFileNameWithoutExtension(file)
         select $"{file}: {types[0].Groups["name"].Value}").ShouldBeEmpty();

    private static IEnumerable<TestCaseData> Types => House.Types.Where(type => !type.IsNested).Select(type => new TestCaseData(type).SetArgDisplayNames(type.FullName!));

    private static bool IsDrawer(string name) => Drawer().IsMatch(name);

    // At the end, or Common, Base and Misc in front; "ServiceProviderConfig" is a word of RFC 7643.
    [GeneratedRegex("(Helpers?|Utils?|Utility|Utilities|Managers?|Services?|Common|Misc|Base)$|^(Common|Misc|Base|Util|Helper)(?=[A-Z])")]
    private static partial Regex Drawer();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|ref) )*(?:class|struct|interface|enum|record(?: struct)?) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}

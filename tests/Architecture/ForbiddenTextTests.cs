using System.Text.RegularExpressions;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>What must not be written, where a compiler doesn't see it.</summary>
[TestFixture]
internal sealed partial class ForbiddenTextTests
{
    private const string ThisFile = "tests/Architecture/ForbiddenTextTests.cs";

    private static IEnumerable<string> Code => Repository.SourceFiles.Concat(Repository.TestFiles).Where(file => file != ThisFile);

    private static IEnumerable<string> Written => Repository.Files("", ".cs", ".md", ".csproj", ".props", ".json", ".yml", ".yaml", ".sql", ".sh", ".txt", ".razor", "")
        .Where(file => file != ThisFile && !file.EndsWith("packages.lock.json", StringComparison.Ordinal));

    [Test]
    public void Nothing_is_left_for_later() => Found(Written, Unfinished()).ShouldBeEmpty();

    [Test]
    public void No_path_of_a_machine_is_written_down() => Found(Written, MachinePath()).ShouldBeEmpty();

    [Test]
    public void No_exception_is_swallowed() => Found(Repository.SourceFiles, Swallowed()).ShouldBeEmpty();

    [Test]
    public void No_thread_waits_for_a_task() => Found(Repository.SourceFiles, Blocking()).ShouldBeEmpty();

    [Test]
    public void No_query_folds_case() =>
        Found(Repository.SourceFiles.Where(file => file.StartsWith("src/Infrastructure/", StringComparison.Ordinal) || file.StartsWith("src/Application/Filtering/", StringComparison.Ordinal)), CaseCalls())
            .ShouldBeEmpty("docs/decisions/0009-folding-in-csharp.md");

    [Test]
    public void No_test_sleeps() => Found(Repository.TestFiles.Where(file => file != ThisFile), Sleeping()).ShouldBeEmpty();

    [Test]
    public void No_test_is_switched_off() => Found(Repository.TestFiles.Where(file => file != ThisFile), SwitchedOff()).ShouldBeEmpty();

    [Test]
    public void Regions_hide_nothing() => Found(Code, Regions()).ShouldBeEmpty();

    [Test]
    public void Warnings_are_silenced_with_a_reason() =>
        Code.SelectMany(file => Repository.Read(file).Split('\n').Select((line, index) => (file, index, line)))
            .Where(one => one.line.Contains("#pragma warning disable", StringComparison.Ordinal) && !one.line.Contains("//", StringComparison.Ordinal))
            .Select(one => $"{one.file}:{one.index + 1}")
            .ShouldBeEmpty();

    [Test]
    public void The_console_is_written_to_by_programs_and_the_printing_of_first_secrets_only() =>
        Found(Repository.SourceFiles.Where(file => file != "src/Web/Program.cs" && !file.StartsWith("src/Web/Hosting/Start/", StringComparison.Ordinal)), ConsoleCalls()).ShouldBeEmpty();

    [Test]
    public void Every_project_is_analysed_with_the_banned_symbols()
    {
        var properties = Repository.Read("Directory.Build.props");
        properties.ShouldContain("build/BannedSymbols.txt");
        properties.ShouldContain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Repository.Files("tests", ".props").Single().ShouldBe("tests/Directory.Build.props");
        Repository.Read("tests/Directory.Build.props").ShouldContain("../Directory.Build.props");
        Repository.Files("src", ".props").ShouldBeEmpty();
        Repository.Projects.Where(project => Repository.Read(project.Path) is var text
            && (text.Contains("NoWarn", StringComparison.Ordinal) || text.Contains("TreatWarningsAsErrors", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Found(IEnumerable<string> files, Regex what) =>
        from file in files
        from line in Repository.Read(file).Split('\n').Select((text, index) => (text, number: index + 1))
        let match = what.Match(line.text)
        where match.Success
        select $"{file}:{line.number}: {match.Value}";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException|NotSupportedYet|[Ss]tub(s|bed)?)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"/work/|/home/\w|/root/|[A-Z]:\\Users|\.\./shared|\.library|nuget\.org")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"catch\s*(\(\s*Exception\s*\))?\s*\{\s*\}|catch\s*$(?!\s*\()")]
    private static partial Regex Swallowed();

    [GeneratedRegex(@"GetAwaiter\(\)\.GetResult\(\)|\.Wait\(\)|Task\.Run\(")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"(?<!\bchar)\.To(Upper|Lower)(Invariant)?\(")]
    private static partial Regex CaseCalls();

    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\((?!.*(clock|Clock|time|Time))")]
    private static partial Regex Sleeping();

    [GeneratedRegex(@"\[(Ignore|Explicit)[\](]")]
    private static partial Regex SwitchedOff();

    [GeneratedRegex(@"^\s*#region")]
    private static partial Regex Regions();

    [GeneratedRegex(@"\bConsole\.(Write|Out|Error)")]
    private static partial Regex ConsoleCalls();
}

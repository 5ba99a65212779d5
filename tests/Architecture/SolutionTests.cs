using System.Text.RegularExpressions;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>Nothing is left out of the build or of the tests.</summary>
[TestFixture]
internal sealed partial class SolutionTests
{
    private static IEnumerable<Project> Projects => Repository.Projects;

    private static IEnumerable<Project> Tests => Repository.Tests;

    [TestCaseSource(nameof(Projects))]
    public void Every_project_is_in_the_solution(Project project) =>
        Repository.Read("Ksat.Provisioning.sln").ShouldContain($"\"{project.Path.Replace('/', '\\')}\"");

    [TestCaseSource(nameof(Tests))]
    public void Every_project_with_tests_is_run_as_such(Project project)
    {
        var folder = Path.GetDirectoryName(project.Path)!.Replace('\\', '/') + "/";
        var holdsTests = Repository.TestFiles.Any(file => file.StartsWith(folder, StringComparison.Ordinal) && Test().IsMatch(Repository.Read(file)));

        project.Assembly.EndsWith(".Tests", StringComparison.Ordinal).ShouldBe(holdsTests, "tests are found by the assembly's name (tests/Directory.Build.props)");
    }

    [TestCaseSource(nameof(Projects))]
    public void Every_project_is_named_after_its_folder(Project project)
    {
        var name = $"Ksat.Provisioning.{project.Folder}";
        project.Assembly.ShouldBeOneOf(name, $"{name}.Tests");
    }

    [TestCaseSource(nameof(Projects))]
    public void Every_project_is_restored_from_a_lock_file(Project project) =>
        Repository.Exists(Path.Combine(Path.GetDirectoryName(project.Path)!, "packages.lock.json")).ShouldBeTrue();

    [Test]
    public void Versions_stand_in_one_file() =>
        Repository.Projects.Where(project => Repository.Read(project.Path).Contains("Version=", StringComparison.Ordinal)).ShouldBeEmpty();

    [GeneratedRegex(@"\[(Test|TestCase|TestCaseSource|FsCheck\.NUnit\.Property)\b")]
    private static partial Regex Test();
}

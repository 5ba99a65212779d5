namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>Which room may know which (README, "Where things are").</summary>
[TestFixture]
internal sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Scim"] = [],
        ["Domain"] = [],
        ["Application"] = ["Domain", "Scim"],
        ["Reports"] = ["Application", "Domain"],
        ["Infrastructure"] = ["Application", "Domain", "Reports", "Scim"],
        ["Migrations.Sqlite"] = ["Infrastructure"],
        ["Migrations.SqlServer"] = ["Infrastructure"],
        ["Web"] = ["Application", "Domain", "Infrastructure", "Migrations.SqlServer", "Migrations.Sqlite", "Reports", "Scim"],
    };

    private static IEnumerable<Project> Sources => Repository.Sources;

    [TestCaseSource(nameof(Sources))]
    public void Each_room_references_only_what_it_may(Project project)
    {
        Allowed.ShouldContainKey(project.Folder, "a new project needs its place here");
        project.References.ShouldBeSubsetOf(Allowed[project.Folder]);
    }

    [TestCase("Scim")]
    [TestCase("Domain")]
    public void The_innermost_rooms_need_no_packages(string folder) =>
        Repository.Sources.Single(project => project.Folder == folder).Packages.ShouldBeEmpty();

    [Test]
    public void No_source_references_a_test() =>
        Repository.Sources.SelectMany(project => project.References).Except(Repository.Sources.Select(project => project.Folder)).ShouldBeEmpty();

    // Who may use which library: the namespace's home.
    [TestCase("Microsoft.EntityFrameworkCore", "Infrastructure", "Migrations.Sqlite", "Migrations.SqlServer")]
    [TestCase("LinqToDB", "Infrastructure")]
    [TestCase("Microsoft.Data", "Infrastructure", "Web")] // Web: reads connection strings, and explains why the database can't be opened.
    [TestCase("Quartz", "Infrastructure")]
    [TestCase("Microsoft.AspNetCore", "Web")]
    [TestCase("AutoMapper", "Web")]
    [TestCase("Serilog", "Web")]
    [TestCase("MediatR", "Application", "Infrastructure", "Reports", "Web")]
    [TestCase("FluentValidation", "Application", "Reports")]
    [TestCase("CsvHelper", "Application", "Reports")]
    public void Each_library_has_its_home(string library, params string[] homes) =>
        House.Users(library).Where(use => !homes.Contains(use.Folder)).Select(use => $"{use.Type} → {use.Used}").Distinct().ShouldBeEmpty();

    [Test]
    public void The_search_for_users_of_a_library_sees_into_bodies() =>
        House.Users("Microsoft.EntityFrameworkCore").Select(use => use.Type).ShouldContain("Ksat.Provisioning.Infrastructure.Persistence.SpecificationEvaluator");

    [Test]
    public void AutoMapper_is_where_a_read_model_becomes_an_answer() =>
        House.Users("AutoMapper").Select(use => use.Type).Distinct().Where(type => !type.StartsWith("Ksat.Provisioning.Web.Api.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Test]
    public void MediatR_is_named_in_one_place_only() =>
        Repository.SourceFiles
            .Where(file => Repository.Read(file).Contains("MediatR", StringComparison.Ordinal))
            .Where(file => !file.StartsWith("src/Application/Messaging/", StringComparison.Ordinal)
                && !file.StartsWith("src/Application/Pipeline/", StringComparison.Ordinal)
                && file != "src/Application/ApplicationRegistration.cs")
            .ShouldBeEmpty("see docs/decisions/0001-mediatr-5.md");
}

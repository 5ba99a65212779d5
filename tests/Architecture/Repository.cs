using System.Xml.Linq;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>The working tree: its projects and its files, found and not listed.</summary>
internal static class Repository
{
    private static readonly string[] Unkept = ["bin", "obj", ".git", ".vs", ".idea", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "data", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every project under src and tests.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
        [.. Files("src", ".csproj").Concat(Files("tests", ".csproj")).Select(Project.Read).OrderBy(project => project.Path, StringComparer.Ordinal)];

    public static IEnumerable<Project> Sources => Projects.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal));

    public static IEnumerable<Project> Tests => Projects.Where(project => project.Path.StartsWith("tests/", StringComparison.Ordinal));

    /// <summary>Paths from the root, with slashes, of the files that belong to the repository.</summary>
    public static IEnumerable<string> Files(string under, params string[] extensions) => Walk(Path.Combine(Root, under))
        .Where(file => extensions.Length == 0 || extensions.Contains(Path.GetExtension(file)))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'));

    public static IEnumerable<string> SourceFiles => Files("src", ".cs").Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal));

    public static IEnumerable<string> TestFiles => Files("tests", ".cs");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    private static IEnumerable<string> Walk(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            yield return file;
        }

        foreach (var inner in Directory.EnumerateDirectories(directory).Where(inner => !Unkept.Contains(Path.GetFileName(inner))))
        {
            foreach (var file in Walk(inner))
            {
                yield return file;
            }
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Ksat.Provisioning.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException("No solution above the tests.");
    }
}

/// <param name="Path">From the root.</param>
/// <param name="Folder">The name by which people call it: "Domain".</param>
/// <param name="References">The folders of the projects that it references.</param>
/// <param name="Packages">The packages that it names itself.</param>
internal sealed record Project(string Path, string Folder, string Assembly, IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public static Project Read(string path)
    {
        var file = XDocument.Load(System.IO.Path.Combine(Repository.Root, path));
        return new Project(
            path,
            FolderOf(path),
            System.IO.Path.GetFileNameWithoutExtension(path),
            [.. Included(file, "ProjectReference").Select(reference => FolderOf(reference.Replace('\\', '/'))).Order(StringComparer.Ordinal)],
            [.. Included(file, "PackageReference")]);
    }

    private static string FolderOf(string path) => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)!);

    private static IEnumerable<string> Included(XDocument file, string element) =>
        file.Descendants(element).Select(item => item.Attribute("Include")?.Value).OfType<string>();
}

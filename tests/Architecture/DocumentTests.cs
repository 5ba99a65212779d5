using System.Text.RegularExpressions;

namespace Ksat.Provisioning.Architecture.Tests;

/// <summary>What the documents and the comments refer to exists.</summary>
[TestFixture]
internal sealed partial class DocumentTests
{
    private static IEnumerable<string> Readers => Repository.Files("", ".cs", ".md", ".props", ".csproj", ".sh", ".yml")
        .Where(file => file != "tests/Architecture/DocumentTests.cs");

    [Test]
    public void Every_cited_document_and_heading_exists()
    {
        var citations = Readers.SelectMany(file => Citation().Matches(Unwrapped(file)).Select(match => (file, path: match.Groups["path"].Value, headings: match.Groups["heading"].Captures))).ToArray();

        citations.Length.ShouldBeGreaterThan(30);
        citations
            .Where(one => !Repository.Exists(one.path) || one.headings.Any(heading => !Headings(one.path).Contains(heading.Value)))
            .Select(one => $"{one.file}: {one.path} {string.Join(", ", one.headings.Select(heading => heading.Value))}")
            .ShouldBeEmpty();
    }

    [Test]
    public void Every_link_leads_somewhere() =>
        (from file in Repository.Files("", ".md")
         from Match match in Link().Matches(Repository.Read(file))
         let target = match.Groups["target"].Value
         where !target.Contains("://", StringComparison.Ordinal)
         let parts = target.Split('#')
         let path = parts[0].Length == 0 ? file : Normal(Path.Combine(Path.GetDirectoryName(file)!, parts[0]))
         where !Repository.Exists(path) || (parts.Length > 1 && !Headings(path).Select(Anchor).Contains(parts[1]))
         select $"{file}: {target}").ShouldBeEmpty();

    [Test]
    public void Decisions_are_numbered_without_gaps_and_say_what_was_refused()
    {
        var decisions = Repository.Files("docs/decisions", ".md").Order(StringComparer.Ordinal).ToArray();

        decisions.Select(file => Path.GetFileName(file)[..4]).ShouldBe(Enumerable.Range(1, decisions.Length).Select(number => $"{number:D4}"));
        decisions.Where(file => !Repository.Read(file).Contains("**Refused.**", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Test]
    public void The_commands_of_the_documents_exist()
    {
        var commands = Repository.Files("docs", ".md").Append("README.md")
            .SelectMany(file => Fence().Matches(Repository.Read(file)).SelectMany(block => block.Groups["lines"].Value.Split('\n')).Select(line => (file, line)))
            .ToArray();

        (from one in commands
         from Match match in Mentioned().Matches(one.line)
         let path = match.Groups["path"].Value.TrimEnd('/')
         where !Repository.Exists(path)
         select $"{one.file}: {path}").ShouldBeEmpty();
        commands.Select(one => one.line).ShouldContain("dotnet run --project src/Web");
        commands.Select(one => one.line).ShouldContain("dotnet test");
    }

    [Test]
    public void Code_in_the_documents_is_code_that_is_compiled()
    {
        var blocks = Repository.Files("docs", ".md")
            .SelectMany(file => CodeBlock().Matches(Repository.Read(file)).Select(block => (file, source: block.Groups["source"].Value, code: block.Groups["code"].Value)))
            .ToArray();

        blocks.Length.ShouldBeGreaterThan(3);
        blocks
            .Where(block => !Repository.Exists(block.source) || !Repository.Read(block.source).ReplaceLineEndings("\n").Contains(block.code.ReplaceLineEndings("\n"), StringComparison.Ordinal))
            .Select(block => $"{block.file}: {block.source}")
            .ShouldBeEmpty();
    }

    private static HashSet<string> Headings(string path) => path.EndsWith(".md", StringComparison.Ordinal)
        ? Heading().Matches(Repository.Read(path)).Select(match => match.Groups["text"].Value.Trim().Trim('`')).ToHashSet(StringComparer.OrdinalIgnoreCase)
        : [];

    /// <summary>A comment or paragraph may break a citation over two lines.</summary>
    private static string Unwrapped(string file) => Break().Replace(Repository.Read(file), " ");

    private static string Normal(string path) => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, path))).Replace('\\', '/');

    private static string Anchor(string heading) => Punctuation().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("""(?<path>docs/[\w/.-]*\.md)(?:,? (?:and )?"(?<heading>[^"]+)")*""")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\r?\n\s*(///?|#)?\s*")]
    private static partial Regex Break();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```(sh|bash|console)\r?\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"```csharp\r?\n(// (?<source>\S+)\r?\n)?(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<![\w/.-])(?<path>\.ci/[\w/.-]+|(src|tests|build|docs)/[\w/.-]+)")]
    private static partial Regex Mentioned();

    [GeneratedRegex(@"[^\w -]")]
    private static partial Regex Punctuation();
}

using Ksat.Provisioning.Web.Tests.Scim;

namespace Ksat.Provisioning.Web.Tests.Transcripts;

/// <summary>What each identity provider sends, flow by flow, answered as it expects (docs/clients.md). One file per provider and flow.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Transcripts");

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Folder, "*.http").Select(file => Path.GetFileNameWithoutExtension(file)!).Order();

    [TestCaseSource(nameof(Files))]
    public async Task Every_answer_is_as_expected(string flow)
    {
        var exchanges = TranscriptReader.Read(await File.ReadAllTextAsync(Path.Combine(Folder, flow + ".http")));
        exchanges.ShouldNotBeEmpty();
        var client = await ScimServer.NewTenantAsync();
        var expectation = new Expectation();
        expectation.Know("token", client.Tenant.ScimToken);
        expectation.Know("root", ScimServer.Root);
        foreach (var exchange in exchanges)
        {
            var reply = await client.SendAsync(
                exchange.Method,
                expectation.Fill(exchange.Path),
                exchange.Body is null ? null : expectation.Fill(exchange.Body),
                [.. exchange.Headers.Select(header => (header.Name, expectation.Fill(header.Value)))]);
            Compare(exchange, reply, expectation);
        }
    }

    private static void Compare(Exchange exchange, ScimReply reply, Expectation expectation)
    {
        var what = $"{exchange.Title}\n{reply.Text}";
        reply.Status.ShouldBe(exchange.Status, what);
        foreach (var (name, value) in exchange.ExpectedHeaders)
        {
            reply.Headers.ShouldContainKey(name, what);
            expectation.TextMatches(value, reply.Headers[name]).ShouldBeTrue($"{exchange.Title}: {name} was {reply.Headers[name]}");
        }

        if (exchange.Expected is null)
        {
            reply.Text.ShouldBeEmpty(what);
            return;
        }

        reply.Headers["Content-Type"].ShouldBe("application/scim+json", what);
        expectation.Difference(exchange.Expected, reply.Text).ShouldBeNull(what);
    }
}

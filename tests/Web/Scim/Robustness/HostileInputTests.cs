using System.Diagnostics;
using System.Text;

namespace Ksat.Provisioning.Web.Tests.Scim.Robustness;

/// <summary>Input made to hurt: refused, at once, with a SCIM error, and nothing is stored.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class HostileInputTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Body("nesting of 10,000 levels", "{\"userName\":\"a\",\"name\":" + new string('[', 10_000), 400);
        yield return Body("nesting of 33 levels", "{\"userName\":\"a\",\"x\":" + new string('[', 33) + new string(']', 33) + "}", 400);
        yield return Body("a value of 64 KB and one byte", $$"""{"userName":"a","title":"{{new string('x', 65_537)}}"}""", 400);
        yield return Body("a value of 64 KB", $$"""{"userName":"a","title":"{{new string('x', 65_536)}}"}""", 201);
        yield return Body("NUL", """{"userName":"a\u0000b"}""", 400);
        yield return Body("half a surrogate pair", """{"userName":"a","title":"\ud83d"}""", 400);
        yield return Body("a name with half a surrogate pair", """{"userName":"a","\udc00":1}""", 400);
        yield return Body("251 e-mails", $$"""{"userName":"a","emails":[{{string.Join(",", Enumerable.Range(0, 251).Select(i => $$"""{"value":"{{i}}@x"}"""))}}]}""", 400);
        yield return Body("a number beyond all numbers", """{"userName":"a","x":1e999999}""", 201);
        yield return Body("a number as text", """{"userName":"a","externalId":12345678901234567890,"title":-0.00}""", 201);
        yield return Body("SQL", """{"userName":"'; DROP TABLE DirectoryUsers; --"}""", 201);
        yield return Body("a comment", """{"userName":"a"/* */}""", 400);
        yield return Body("a trailing comma", """{"userName":"a",}""", 400);
        yield return Body("two documents", """{"userName":"a"}{"userName":"b"}""", 400);
        yield return Body("NaN", """{"userName":NaN}""", 400);
        yield return Body("duplicate keys deep inside", """{"userName":"a","name":{"givenName":"x","givenName":"y"}}""", 400);
        yield return Body("a duplicate key in an unknown place", """{"userName":"a","z":{"k":1,"k":2}}""", 400);
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task A_hostile_body_is_refused_or_kept_to_the_letter(string body, int status)
    {
        var client = await ScimServer.NewTenantAsync();
        var reply = await TimedAsync(() => client.PostAsync("/Users", body));
        if (status == 201)
        {
            reply.ShouldBe(201);
            return;
        }

        reply.ShouldBeError(status);
        (await client.GetAsync("/Users")).Total.ShouldBe(0);
    }

    [Test]
    public async Task Bytes_that_are_no_UTF_8_are_400()
    {
        var client = await ScimServer.NewTenantAsync();
        (await client.SendBytesAsync("POST", "/Users", [.. "{\"userName\":\"a"u8, 0xFF, 0xFE, .. "\"}"u8])).ShouldBeError(400, "invalidSyntax");
        (await client.SendBytesAsync("POST", "/Users", Encoding.Unicode.GetBytes("""{"userName":"a"}"""))).ShouldBeError(400, "invalidSyntax");
        (await client.SendBytesAsync("POST", "/Users", [0xEF, 0xBB, 0xBF, .. "{\"userName\":\"bom@x\"}"u8])).ShouldBe(201);
    }

    private static IEnumerable<TestCaseData> HostileFilters()
    {
        yield return Filter("10,000 terms", string.Join(" or ", Enumerable.Repeat("userName eq \"a\"", 10_000)));
        yield return Filter("201 terms", string.Join(" or ", Enumerable.Repeat("userName eq \"a\"", 201)));
        yield return Filter("10,000 parentheses", new string('(', 10_000) + "userName pr" + new string(')', 10_000));
        yield return Filter("21 parentheses", new string('(', 21) + "userName pr" + new string(')', 21));
        yield return Filter("10,000 nots", string.Concat(Enumerable.Repeat("not (", 10_000)) + "userName pr" + new string(')', 10_000));
        yield return Filter("an unknown attribute of 60,000 letters", new string('a', 60_000) + " eq \"x\"");
        yield return Filter("more than 64 KB", "userName eq \"" + new string('a', 66_000) + "\"");
        yield return Filter("10,000 brackets", string.Concat(Enumerable.Repeat("emails[", 10_000)));
    }

    [TestCaseSource(nameof(HostileFilters))]
    public async Task A_hostile_filter_is_refused_at_once(string filter)
    {
        var client = await ScimServer.NewTenantAsync();
        var body = $$"""{"filter":{{System.Text.Json.JsonSerializer.Serialize(filter)}}}""";
        var reply = await TimedAsync(() => client.PostAsync("/Users/.search", body));
        reply.ShouldBe(400);
        reply.Detail!.Length.ShouldBeLessThan(500); // never a mirror
        (await TimedAsync(() => client.PostAsync("/.search", body))).ShouldBe(400);
    }

    [Test]
    public async Task A_filter_of_200_terms_is_answered()
    {
        var client = await ScimServer.NewTenantAsync();
        await client.AddUserAsync("u7@x");
        var filter = string.Join(" or ", Enumerable.Range(0, 200).Select(i => $"userName eq \"u{i}@x\""));
        (await TimedAsync(() => client.GetAsync($"/Users?filter={Uri.EscapeDataString(filter)}"))).ShouldBe(200).Total.ShouldBe(1);
        var mixed = string.Join(" and ", Enumerable.Range(0, 66).Select(i => $"(emails[type eq \"t{i}\"] or title ne \"{i}\")"));
        (await TimedAsync(() => client.GetAsync($"/Users?filter={Uri.EscapeDataString(mixed)}"))).ShouldBe(200).Total.ShouldBe(1);
    }

    [Test]
    public async Task Operations_values_and_members_have_limits()
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("a@x");
        var group = await client.AddGroupAsync("G");
        (await client.PatchAsync($"/Users/{user}", string.Join(",", Enumerable.Repeat("""{"op":"remove","path":"title"}""", 1_001)))).ShouldBeError(400, "tooMany");
        (await client.PatchAsync($"/Groups/{group}", string.Join(",", Enumerable.Repeat("""{"op":"remove","path":"members"}""", 10_001)))).ShouldBeError(400, "tooMany");
        var members = string.Join(",", Enumerable.Range(0, 50_001).Select(i => $$"""{"value":"{{i}}"}"""));
        (await client.PatchAsync($"/Groups/{group}", $$"""{"op":"add","path":"members","value":[{{members}}]}""")).ShouldBeError(400, "tooMany");
        (await client.PutAsync($"/Groups/{group}", $$"""{"displayName":"G","members":[{{members}}]}""")).ShouldBeError(400, "tooMany");
        (await client.GetAsync($"/Groups/{group}")).ETag.ShouldBe("W/\"1\"");
    }

    [Test]
    public async Task A_thousand_members_come_and_go_in_one_request_each()
    {
        var client = await ScimServer.NewTenantAsync();
        var group = await client.AddGroupAsync("G");
        var values = Enumerable.Range(0, 1_000).Select(i => $"ext-{i}").ToList();
        (await TimedAsync(() => client.PatchAsync($"/Groups/{group}", $$"""{"op":"add","path":"members","value":[{{string.Join(",", values.Select(value => $$"""{"value":"{{value}}"}"""))}}]}"""))).ShouldBe(204);
        (await client.GetAsync($"/Groups/{group}")).Json["members"]!.AsArray().Count.ShouldBe(1_000);
        (await TimedAsync(() => client.PatchAsync($"/Groups/{group}", string.Join(",", values.Select(value => $$"""{"op":"remove","path":"members[value eq \"{{value}}\"]"}"""))))).ShouldBe(204);
        (await client.GetAsync($"/Groups/{group}")).Json["members"]!.AsArray().ShouldBeEmpty();
    }

    [TestCase("a%40x")]
    [TestCase("100%")]
    [TestCase("a_b")]
    [TestCase("a'b")]
    [TestCase("a\"b")]
    [TestCase("a\\b")]
    [TestCase("a[b]")]
    [TestCase("a+b&c#d?e=f")]
    [TestCase("漢字🙂")]
    [TestCase("a/../b")]
    [TestCase("--")]
    public async Task Wildcards_and_quotes_mean_themselves(string odd)
    {
        var client = await ScimServer.NewTenantAsync();
        await client.AddUserAsync("aXb@x", "\"displayName\":\"100 or 1=1\"");
        var json = System.Text.Json.JsonEncodedText.Encode(odd).ToString();
        await client.AddUserAsync(json, $"\"displayName\":\"{json}\",\"emails\":[{{\"value\":\"{json}\"}}]");
        await client.AddGroupAsync(json);
        var literal = odd.Replace("\\", "\\\\").Replace("\"", "\\\"");
        foreach (var filter in new[]
        {
            $"userName eq \"{literal}\"", $"displayName co \"{literal}\"", $"displayName sw \"{literal}\"", $"displayName ew \"{literal}\"", $"emails.value eq \"{literal}\"",
            $"emails[value co \"{literal}\"]", $"emails[value eq \"{literal}\"]",
        })
        {
            (await client.GetAsync($"/Users?filter={Uri.EscapeDataString(filter)}")).ShouldBe(200).Names.ToList().ShouldBe([odd], ignoreOrder: false, customMessage: filter);
        }

        (await client.GetAsync($"/Groups?filter={Uri.EscapeDataString($"displayName eq \"{literal}\"")}")).Names.ShouldBe([odd]);
    }

    private static TestCaseData Body(string name, string body, int status) => new TestCaseData(body, status).SetArgDisplayNames(name);

    private static TestCaseData Filter(string name, string filter) => new TestCaseData(filter).SetArgDisplayNames(name);

    private static async Task<ScimReply> TimedAsync(Func<Task<ScimReply>> send)
    {
        var watch = Stopwatch.StartNew();
        var reply = await send();
        watch.Elapsed.ShouldBeLessThan(AtOnce);
        return reply;
    }
}

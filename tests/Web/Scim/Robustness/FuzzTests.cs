using System.Text;

namespace Ksat.Provisioning.Web.Tests.Scim.Robustness;

/// <summary>
/// Random bodies, filters, paths and headers, made by breaking good ones: no 5xx, always a SCIM error body, no change of state on 4xx.
/// What the web server refuses before our code runs is exempt.
/// </summary>
public sealed class FuzzTests
{
    private const int Cases = 1_500;

    private static readonly string[] Bodies =
    [
        """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"f@x","emails":[{"value":"f@x","type":"work","primary":true}],"active":true}""",
        """{"userName":"f@x","name":{"givenName":"A"},"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"m"}}}""",
        """{"displayName":"G","members":[{"value":"x","display":"y"}]}""",
        """{"Operations":[{"op":"replace","path":"emails[type eq \"work\"].value","value":"n@x"},{"op":"remove","path":"title"}]}""",
        """{"Operations":[{"op":"add","path":"members","value":[{"value":"x"}]},{"op":"remove","path":"members[value eq \"x\"]"}]}""",
        """{"Operations":[{"op":"replace","value":{"active":false,"name.givenName":"Q"}}]}""",
        """{"filter":"userName eq \"a\" and not (emails[type eq \"work\"])","sortBy":"userName","count":5,"cursor":""}""",
        """{"failOnErrors":1,"Operations":[{"method":"POST","path":"/Users","bulkId":"q","data":{"userName":"q@x"}},{"method":"DELETE","path":"/Users/bulkId:q"}]}""",
    ];

    private static readonly string[] Queries =
    [
        "filter=userName%20eq%20%22a%22", "filter=emails[type+eq+\"work\"].value+co+\"x\"", "sortBy=name.familyName&sortOrder=descending", "startIndex=1&count=2",
        "attributes=userName,emails.value", "excludedAttributes=members", "cursor=&count=3", "filter=not%20(title%20pr%20or%20active%20eq%20true)", "",
    ];

    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ":", ",", "null", "true", "1e400", "-0", "99999999999999999999", "\\", "\\u0000", "\\ud800", "\0", "\u202e", "🙂", "%", "%00", "%zz", "+", "&", "=", "?", "#",
        "/", "..", "'", "--", ";", "eq", "and", "not", "(", ")", "urn:", "bulkId:", " ", "\t", "\r\n", "é", "\ufeff", "$ref", "password", "id", "op", "\"op\":\"add\",", "[[[[[[[[",
    ];

    [Test]
    public async Task Nothing_breaks_it()
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("base@x", "\"title\":\"T\"");
        var group = await client.AddGroupAsync("Base", user);
        var seed = TestContext.CurrentContext.Random.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}, {Cases} cases");
        var random = new Random(seed);
        string[] paths = ["/Users", $"/Users/{user}", "/Groups", $"/Groups/{group}", "/Users/.search", "/.search", "", "/Bulk", "/Schemas", "/Me", "/ResourceTypes/User", "/ServiceProviderConfig"];
        string[] methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PURGE"];
        string[] types = ["application/scim+json", "application/json", "text/plain", "application/json; charset=utf-16", "x", "application/scim+json; charset=\"utf-8"];
        var state = await StateAsync(client);
        for (var i = 0; i < Cases; i++)
        {
            var path = random.Next(6) == 0 ? Escaped(Break(random, Pick(random, paths))) : Pick(random, paths);
            var query = Pick(random, Queries);
            var target = $"{path}?{(random.Next(3) == 0 ? Escaped(Break(random, query)) : query)}";
            var method = Pick(random, methods);
            var body = random.Next(4) == 0 ? Pick(random, Bodies) : Break(random, Pick(random, Bodies));
            List<(string, string)> headers = [("Content-Type", random.Next(8) == 0 ? Pick(random, types) : "application/scim+json")];
            if (random.Next(6) == 0)
            {
                headers.Add((Pick(random, ["If-Match", "If-None-Match", "Accept"]), Header(Break(random, Pick(random, ["W/\"1\"", "*", "application/scim+json, */*;q=0.1"])))));
            }

            var reply = await client.SendAsync(method, target, method is "GET" or "HEAD" ? null : body, [.. headers]);
            var what = $"seed {seed}, case {i}: {method} {target}\n{body}\n{reply.Status} {reply.Text}";
            reply.Status.ShouldBeLessThan(reply.Status == 501 ? 502 : 500, what);
            if (reply.Status < 400)
            {
                state = method is "GET" or "HEAD" or "OPTIONS" ? state : await StateAsync(client);
                continue;
            }

            if (method != "HEAD" && reply.Text.Length > 0)
            {
                ((string?)reply.Json["schemas"]![0]).ShouldBe("urn:ietf:params:scim:api:messages:2.0:Error", what);
                ((string?)reply.Json["status"]).ShouldBe(reply.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), what);
            }
            else if (method != "HEAD")
            {
                reply.Status.ShouldBe(400, what); // Kestrel itself.
            }

            if (i % 10 == 0)
            {
                (await StateAsync(client)).ShouldBe(state, what);
            }
        }

        (await StateAsync(client)).ShouldBe(state);
    }

    private static async Task<string> StateAsync(ScimClient client) =>
        (await client.GetAsync("/Users?count=500")).ShouldBe(200).Text + (await client.GetAsync("/Groups?count=500")).ShouldBe(200).Text;

    /// <summary>Takes something away, puts something in, doubles something, swaps something; one to three times.</summary>
    private static string Break(Random random, string text)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(12), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pick(random, Pieces)),
                2 => text.Insert(at, text.Substring(at, length)),
                _ => text.Remove(at, length).Insert(at, Pick(random, Pieces)),
            };
        }

        return text;
    }

    /// <summary>What a client library lets through: the rest is percent-encoded.</summary>
    private static string Escaped(string text) => string.Concat(Encoding.UTF8.GetBytes(text).Select(b => b is > 32 and < 127 and not (byte)'#' and not (byte)'\\' ? ((char)b).ToString() : $"%{b:X2}"));

    private static string Header(string text) => string.Concat(text.Where(c => c is >= ' ' and < (char)127)) + " ";

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}

using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Web.Tests.Transcripts;

namespace Ksat.Provisioning.Web.Tests.Scim.Fuzzing;

/// <summary>Requests of every method to every endpoint: invented ones, and those of the identity providers' transcripts, broken.</summary>
internal static class FuzzedRequests
{
    private static readonly string[] Paths =
    [
        "/Users", $"/Users/{FuzzedRequest.User}", "/Groups", $"/Groups/{FuzzedRequest.Group}", "/Users/.search", "/Groups/.search", "/.search", "", "/", "/Bulk", "/Schemas", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", "/Me", "/ResourceTypes/User", "/ServiceProviderConfig", $"/Users/{FuzzedRequest.Group}", "/Users/none",
        $"/USERS/{FuzzedRequest.User}", $"/Users/{FuzzedRequest.User}/", "/Nothing",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PURGE"];

    /// <summary>What is there, so that most requests get past the route.</summary>
    private static readonly (string Method, string Path)[] Possible =
    [
        ("GET", "/Users"), ("GET", $"/Users/{FuzzedRequest.User}"), ("POST", "/Users"), ("POST", "/Users"), ("PUT", $"/Users/{FuzzedRequest.User}"), ("PUT", $"/Users/{FuzzedRequest.User}"),
        ("PATCH", $"/Users/{FuzzedRequest.User}"), ("PATCH", $"/Users/{FuzzedRequest.User}"), ("PATCH", $"/Users/{FuzzedRequest.User}"), ("DELETE", $"/Users/{FuzzedRequest.User}"),
        ("GET", "/Groups"), ("GET", $"/Groups/{FuzzedRequest.Group}"), ("POST", "/Groups"), ("PUT", $"/Groups/{FuzzedRequest.Group}"), ("PATCH", $"/Groups/{FuzzedRequest.Group}"),
        ("PATCH", $"/Groups/{FuzzedRequest.Group}"), ("DELETE", $"/Groups/{FuzzedRequest.Group}"), ("POST", "/Users/.search"), ("POST", "/Groups/.search"), ("POST", "/.search"), ("GET", "/"), ("POST", "/Bulk"),
        ("POST", "/Bulk"),
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-16", "application/scim+json; charset=\"utf-8", "text/plain", "text/json", "multipart/form-data", "application/*", "x", ";", "application/scim+json, text/plain",
    ];

    private static readonly string[] Accepts = ["application/json", "*/*", "text/html", "application/scim+json;q=0", "application/xml, */*;q=0", "application/scim+json;q=2", ",,,", "x/y;z=\"", "*"];

    private static readonly string[] Tags = ["W/\"1\"", "W/\"2\"", "\"1\"", "*", "W/1", "W/\"1\", W/\"9\"", "W/\"99999999999999999999\"", "W/\"-1\"", "\"\"", ",", "W/", "é"];

    public static Arbitrary<FuzzedRequest> All { get; } = Arb.From(Gen.Frequency((4, Invented), (1, Recorded)), request => request.Smaller());

    private static Gen<FuzzedRequest> Invented =>
        from target in Gen.Frequency((5, Gen.Elements(Possible)), (1, from method in Gen.Elements(Methods) from path in Gen.Elements(Paths) select (method, path)))
        let method = target.Item1
        from path in Gen.Frequency((12, Gen.Constant(target.Item2)), (1, Broken.Of(Gen.Constant(target.Item2))))
        from query in Gen.Frequency((3, Gen.Constant("")), (3, Query), (1, Broken.Of(Query)))
        from body in Gen.Frequency((4, BodyFor(method, path)), (1, Broken.Of(BodyFor(method, path))), (1, AnyBody))
        from charset in Gen.Frequency((30, Gen.Constant("utf-8")), (1, Gen.Elements("latin1", "utf-16")))
        from headers in Headers
        select new FuzzedRequest(method, path, query, method is "GET" or "HEAD" ? null : body, charset, headers);

    private static Gen<FuzzedRequest> Recorded =>
        from exchange in Gen.Elements(Exchanges())
        from target in Gen.Frequency((1, Gen.Constant(exchange.Path)), (1, Broken.Of(Gen.Constant(exchange.Path))))
        from body in Gen.Frequency((1, Gen.Constant(exchange.Body ?? "")), (3, Broken.Of(Gen.Constant(exchange.Body ?? ""))))
        from headers in Headers
        let parts = target.Split('?', 2)
        select new FuzzedRequest(exchange.Method, parts[0], parts.ElementAtOrDefault(1) ?? "", exchange.Body is null ? null : body, "utf-8", headers);

    private static Gen<string> Query => JsonTexts.Few(Gen.OneOf(
        PathTexts.Filter.Select(filter => $"filter={Escaped(filter)}"),
        PathTexts.Filter.Select(filter => $"filter={filter.Replace(' ', '+')}"),
        PathTexts.Path.Select(path => $"sortBy={path}"),
        from name in Gen.Elements("attributes", "excludedAttributes", "ATTRIBUTES") from paths in JsonTexts.Few(PathTexts.Path) select $"{name}={string.Join(',', paths)}",
        Gen.Elements("sortOrder=descending", "sortOrder=x", "sortBy=", "filter=", "cursor=", "cursor=AAAA", "cursor=%00", "&&", "=", "x", "filter=a&filter=b"),
        from name in Gen.Elements("startIndex", "count") from number in Gen.Elements("0", "1", "2", "-1", "500", "501", "2147483648", "1.5", "x", "", "1e2", "%20") select $"{name}={number}"))
        .Select(parts => string.Join('&', parts));

    private static Gen<(string, string)[]> Headers =>
        from type in Gen.Frequency((12, Gen.Constant("application/scim+json")), (1, Gen.Elements(ContentTypes)))
        from other in Gen.Frequency(
            (6, Gen.Constant(("", ""))),
            (1, from name in Gen.Elements("If-Match", "If-None-Match") from tag in Gen.Elements(Tags) select (name, tag)),
            (1, Gen.Elements(Accepts).Select(accept => ("Accept", accept))),
            (1, from name in Gen.Elements("Content-Encoding", "X-HTTP-Method-Override", "X-Forwarded-Host", "Range", "If-Modified-Since", "Prefer") from value in Gen.Elements("gzip", "DELETE", "evil", "bytes=0-1", "x") select (name, value)))
        select other.Item1.Length == 0 ? new[] { ("Content-Type", type) } : [("Content-Type", type), (other.Item1, Printable(other.Item2))];

    private static Gen<string> AnyBody => Gen.OneOf(JsonTexts.Any, JsonTexts.Object, BodyTexts.User, BodyTexts.Group, BodyTexts.Patch, BodyTexts.Search, BodyTexts.Bulk, Gen.Elements("", " ", "﻿{}", "{}{}", "{", "\0"));

    private static Gen<string> BodyFor(string method, string path) => (method, path) switch
    {
        ("PATCH", _) => BodyTexts.Patch,
        (_, "/Bulk") => BodyTexts.Bulk,
        (_, var search) when search.EndsWith(".search", StringComparison.Ordinal) => BodyTexts.Search,
        (_, var groups) when groups.StartsWith("/Groups", StringComparison.Ordinal) => BodyTexts.Group,
        _ => BodyTexts.User,
    };

    /// <summary>What the transcripts send, with the ids they remember put in place of ours.</summary>
    private static Exchange[] Exchanges()
    {
        var folder = System.IO.Path.Combine(TestContext.CurrentContext.TestDirectory, "Transcripts");
        return [.. Directory.GetFiles(folder, "*.http").Order(StringComparer.Ordinal).SelectMany(file => TranscriptReader.Read(File.ReadAllText(file))).Select(WithOurIds)];
    }

    private static Exchange WithOurIds(Exchange exchange)
    {
        var ours = exchange.Path.Contains("Group", StringComparison.OrdinalIgnoreCase) ? FuzzedRequest.Group : FuzzedRequest.User;
        return exchange with { Path = Ids().Replace(exchange.Path, ours), Body = exchange.Body is null ? null : Ids().Replace(exchange.Body, FuzzedRequest.User) };
    }

    private static System.Text.RegularExpressions.Regex Ids() => new(@"\{\{[^}]+\}\}");

    private static string Escaped(string text) => Uri.EscapeDataString(text.Replace("\ud800", "", StringComparison.Ordinal));

    private static string Printable(string text) => string.Concat(text.Where(c => c is >= ' ' and < (char)127));
}

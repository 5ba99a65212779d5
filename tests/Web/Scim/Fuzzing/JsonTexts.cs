using FsCheck;
using FsCheck.Fluent;

namespace Ksat.Provisioning.Web.Tests.Scim.Fuzzing;

/// <summary>JSON as text, so that it may be wrong in every way: doubled keys, NUL, half surrogates, numbers beyond all numbers, nesting without end.</summary>
internal static class JsonTexts
{
    private static readonly string[] Letters =
    [
        "a", "Z", "9", " ", "work", "home", "true", "False", "null", "fuzz@x", FuzzedRequest.User, FuzzedRequest.Group, "é", "ß", "漢", "🙂", "‮", "%", "_", "'", "--", "+", "&", "$ref",
        "\\\"", "\\\\", "\\/", "\\n", "\\t", "\\u0041", "\\ud83d\\ude00", "urn:ietf:params:scim:schemas:core:2.0:User", "2026-02-30T25:00:00Z", "bulkId:q",
    ];

    private static readonly string[] Forbidden = ["\\u0000", "\\ud800", "\\udc00", "\\ud800\\ud800", "\0", "\u0001", "\n", "\\x", "\\u12", "\"", "\\"];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "1.5", "1e3", "2147483648", "-9223372036854775809", "99999999999999999999", "1e400", "-1e-400", "0.1e+309", "01", "+1", ".5", "1.", "NaN", "Infinity", "0x1",
    ];

    private static readonly string[] Names =
    [
        "schemas", "id", "meta", "groups", "userName", "active", "displayName", "name", "emails", "members", "value", "type", "primary", "display", "$ref", "password", "op", "path", "externalId",
        "name.givenName", "emails.value", "emails[type eq \\\"work\\\"].value", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "urn:", "", "__proto__", "USERNAME",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "urn:ietf:params:scim:schemas:core:2.0:User", "\\u0000", "\\ud800", "é",
    ];

    public static Gen<string> Scalar { get; } = Gen.Frequency(
        (6, Text(Gen.Frequency((20, Gen.Elements(Letters)), (1, Gen.Elements(Forbidden))))),
        (2, Gen.Elements("null", "true", "false", "\"\"", "\"True\"", "\"true\"")),
        (2, Gen.Elements(Numbers)));

    public static Gen<string> Any { get; } = Gen.Frequency((40, Tree(3)), (2, Nested), (1, Long));

    public static Gen<string> Object { get; } = Members(Tree(2));

    /// <summary>As a text of JSON, quoted; its content stays as it is.</summary>
    public static string Quoted(string content) => $"\"{content}\"";

    /// <summary>An object of these members, in their order, doubled ones too.</summary>
    public static string ObjectOf(IEnumerable<string> members) => $"{{{string.Join(',', members)}}}";

    public static string ArrayOf(IEnumerable<string> items) => $"[{string.Join(',', items)}]";

    private static Gen<string> Nested =>
        from depth in Gen.Elements(5, 31, 32, 33, 64, 1_000, 20_000)
        from pair in Gen.Elements(("[", "]"), ("{\"a\":", "}"), ("[{\"value\":", "}]"))
        from closed in Gen.Elements(true, false)
        select string.Concat(Enumerable.Repeat(pair.Item1, depth)) + (closed ? "1" + string.Concat(Enumerable.Repeat(pair.Item2, depth)) : "");

    private static Gen<string> Long => Gen.Elements(511, 512, 513, 65_536, 65_537).Select(length => Quoted(new string('x', length)));

    private static Gen<string> Text(Gen<string> letters) => letters.ListOf().Select(parts => Quoted(string.Concat(parts.Take(5))));

    private static Gen<string> Tree(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency((3, Scalar), (1, Members(Tree(depth - 1))), (1, Few(Tree(depth - 1)).Select(ArrayOf)));

    private static Gen<string> Members(Gen<string> values) =>
        Few(from name in Gen.Elements(Names) from value in values select $"{Quoted(name)}:{value}").Select(ObjectOf);

    public static Gen<IEnumerable<string>> Few(Gen<string> items) => Gen.Choose(0, 4).SelectMany(count => items.ListOf(count)).Select(list => (IEnumerable<string>)list);
}

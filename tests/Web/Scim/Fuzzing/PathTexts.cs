using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Tests.Scim.Fuzzing;

/// <summary>Attribute paths and filters as clients write them, and as nobody should.</summary>
internal static class PathTexts
{
    private static readonly string[] Odd =
    [
        "", ".", "urn:", "emails..value", "emails.value.more", "nothing", "emails[", "emails]", "emails[]", "[type eq \"work\"]", "emails[type eq \"work\"]value", "password", "id", "meta.version", "groups",
        "schemas", "members[value eq \"" + FuzzedRequest.User + "\"]", "members.$ref", "emails[0]", "userName.x", "emails[primary eq \"True\"].value", "urn:ietf:params:scim:schemas:core:2.0:User:", "\0", "é",
    ];

    private static readonly string[] Literals =
    [
        "\"work\"", "\"fuzz@x\"", "\"\"", "true", "false", "null", "\"True\"", "0", "-1.5e3", "1e999", "99999999999999999999", "\"2026-01-01T00:00:00Z\"", "\"2026-02-30\"", "\"\\u0000\"", "\"\\ud800\"", "\"a\\\"b\"",
        "\"%_'\"", "\"é🙂\"", $"\"{FuzzedRequest.User}\"", "work", "\"open", "'x'", "", "\"W/\\\"1\\\"\"", "[1]", "{}", "True", "NULL",
    ];

    private static readonly string[] Operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ", "Co", "pr", "regex", "="];

    private static readonly string[] Spaces = [" ", " ", " ", "  ", "\t", "", "\n"];

    public static Gen<string> Path { get; } = Gen.Frequency((8, Known), (1, Gen.Elements(Odd)));

    public static Gen<string> Filter { get; } = Tree(3);

    /// <summary>Paths of PATCH operations: value paths too (RFC 7644 §3.5.2).</summary>
    public static Gen<string> PatchPath { get; } = Gen.Frequency(
        (5, Path),
        (3, from list in Gen.Elements("emails", "phoneNumbers", "addresses", "roles", "members", "name", "ims") from inner in Tree(1) from sub in Gen.Elements("", ".value", ".type", ".primary", ".x") select $"{list}[{inner}]{sub}"),
        (2, from list in Gen.Elements("emails", "phoneNumbers", "addresses") from type in Gen.Elements("work", "home", "zz") from sub in Gen.Elements(".value", ".formatted", ".display", "") select $"{list}[type eq \"{type}\"]{sub}"));

    private static Gen<string> Known => Gen.Elements(SchemaTable.Default.Users.AllAttributes.Concat(SchemaTable.Default.Groups.AllAttributes).SelectMany(Spellings).ToArray());

    private static Gen<string> Leaf => Gen.Frequency(
        (8, from path in Path from compare in Gen.Elements(Operators) from literal in Gen.Elements(Literals) from space in Gen.Elements(Spaces) select $"{path}{space}{compare}{space}{literal}"),
        (2, from path in Path from present in Gen.Elements(" pr", " PR", "pr") select path + present),
        (2, from path in Gen.Elements("emails", "addresses", "name", "members", "roles") from inner in Gen.Elements("type eq \"work\"", "value pr", "not (type pr)", "zz eq 1", "") from rest in Gen.Elements("", ".value eq \"x\"", ".value", " pr") select $"{path}[{inner}]{rest}"));

    private static Gen<string> Tree(int depth) => depth == 0
        ? Leaf
        : Gen.Frequency(
            (3, Leaf),
            (2, from left in Tree(depth - 1) from joint in Gen.Elements(" and ", " or ", " AND ", " xor ", "and", " ") from right in Tree(depth - 1) select left + joint + right),
            (1, from operand in Tree(depth - 1) from not in Gen.Elements("not (", "not(", "NOT (", "(", "((", "not ") select $"{not}{operand})"));

    private static IEnumerable<string> Spellings((string? Schema, AttributeDefinition Attribute) entry)
    {
        var (schema, attribute) = entry;
        var path = schema is null ? attribute.Name : $"{schema}:{attribute.Name}";
        yield return path;
        yield return path.ToUpperInvariant();
        foreach (var sub in attribute.SubAttributes)
        {
            yield return $"{path}.{sub.Name}";
        }
    }
}

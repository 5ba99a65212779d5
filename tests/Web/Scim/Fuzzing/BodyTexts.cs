using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Tests.Scim.Fuzzing;

/// <summary>Bodies: resources, PATCH, search and bulk requests, mostly of the right shape, with wrong things in them.</summary>
internal static class BodyTexts
{
    private const string Members = "members";

    private static readonly string[] Values =
    [
        "\"x\"", "\"\"", "null", "[]", "[false]", "\"False\"", $"[{{\"value\":\"{FuzzedRequest.User}\"}}]", $"[{{\"value\":\"{FuzzedRequest.Group}\",\"type\":\"Group\"}}]", "{\"value\":\"x\"}", "[{\"$ref\":null,\"value\":\"stranger\"}]",
        "[{\"type\":\"work\",\"primary\":true,\"value\":\"w@x\"},{\"type\":\"home\",\"primary\":true,\"value\":\"h@x\"}]", $"{{\"id\":\"{FuzzedRequest.Group}\",\"displayName\":\"Renamed\"}}", "{\"active\":false}", "{}",
    ];

    public static Gen<string> User { get; } = Resource(SchemaTable.Default.Users, "\"userName\":\"fuzz@x\"");

    public static Gen<string> Group { get; } = Resource(SchemaTable.Default.Groups, "\"displayName\":\"Fuzz\"");

    public static Gen<string> Patch { get; } =
        from name in Gen.Elements("Operations", "Operations", "Operations", "operations", "ops")
        from operations in JsonTexts.Few(Operation)
        select JsonTexts.ObjectOf(["\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]", $"{JsonTexts.Quoted(name)}:{JsonTexts.ArrayOf(operations)}"]);

    public static Gen<string> Search { get; } = JsonTexts.Few(Gen.OneOf(
        PathTexts.Filter.Select(filter => $"\"filter\":{Encoded(filter)}"),
        PathTexts.Path.Select(path => $"\"sortBy\":{Encoded(path)}"),
        Gen.Elements("ascending", "descending", "upwards").Select(order => $"\"sortOrder\":\"{order}\""),
        from name in Gen.Elements("attributes", "excludedAttributes") from paths in JsonTexts.Few(PathTexts.Path.Select(Encoded)) select $"\"{name}\":{JsonTexts.ArrayOf(paths)}",
        from name in Gen.Elements("startIndex", "count", "cursor", "filter", "schemas", "sortBy") from value in JsonTexts.Scalar select $"\"{name}\":{value}")).Select(JsonTexts.ObjectOf);

    public static Gen<string> Bulk { get; } =
        from schemas in Gen.Frequency((12, Gen.Constant("\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"]")), (1, Gen.Elements("", "\"schemas\":{}", "\"schemas\":[7]")))
        from operations in JsonTexts.Few(BulkOperation)
        from limit in Gen.Elements("", "\"failOnErrors\":1", "\"failOnErrors\":0", "\"failOnErrors\":\"x\"")
        select JsonTexts.ObjectOf(new[] { schemas, limit, $"\"Operations\":{JsonTexts.ArrayOf(operations)}" }.Where(member => member.Length > 0));

    private static Gen<string> Operation =>
        from op in Gen.Elements("add", "replace", "remove", "Add", "REPLACE", "Remove", "test", "")
        from path in Gen.Frequency((6, PathTexts.PatchPath.Select(path => $"\"path\":{Encoded(path)}")), (2, Gen.Constant("")), (1, JsonTexts.Scalar.Select(value => $"\"path\":{value}")))
        from value in Gen.Frequency((6, Gen.OneOf(JsonTexts.Any, Gen.Elements(Values)).Select(value => $"\"value\":{value}")), (2, Gen.Constant("")), (1, User.Select(user => $"\"value\":{user}")))
        select JsonTexts.ObjectOf(new[] { $"\"op\":\"{op}\"", path, value }.Where(member => member.Length > 0));

    private static Gen<string> BulkOperation =>
        from method in Gen.Elements("POST", "PUT", "PATCH", "DELETE", "post", "GET", "")
        from path in Gen.Elements("/Users", $"/Users/{FuzzedRequest.User}", "/Groups", $"/Groups/{FuzzedRequest.Group}", "Users", "/Users/bulkId:q", "/Groups/bulkId:r", "/Bulk", "/Users/%00", "/Users/a/b", "/Me", "")
        from bulkId in Gen.Elements("", "\"bulkId\":\"q\"", "\"bulkId\":\"r\"", "\"bulkId\":5", "\"version\":\"W/\\\"1\\\"\"", "\"version\":\"*\"")
        from data in Gen.OneOf(User, Group, Patch, JsonTexts.Any, Gen.Constant("{\"displayName\":\"R\",\"members\":[{\"value\":\"bulkId:q\"},{\"value\":\"bulkId:r\"}]}"))
        select JsonTexts.ObjectOf(new[] { $"\"method\":\"{method}\"", $"\"path\":\"{path}\"", bulkId, $"\"data\":{data}" }.Where(member => member.Length > 0));

    private static Gen<string> Resource(ResourceType type, string required)
    {
        var attributes = type.AllAttributes.Where(entry => entry.Attribute.Name is not Members).ToArray();
        return from withRequired in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
               from members in JsonTexts.Few(Gen.Elements(attributes).SelectMany(entry => Member(entry.Schema, entry.Attribute)))
               from list in Gen.Elements("", "", "\"members\":[]", "\"members\":null", $"\"members\":[{{\"value\":\"{FuzzedRequest.User}\"}},{{\"value\":\"{FuzzedRequest.User}\"}}]", "\"members\":[{\"value\":7}]", "\"members\":[\"x\"]")
               select JsonTexts.ObjectOf(members.Prepend(withRequired ? required : "").Append(list).Where(member => member.Length > 0));
    }

    private static Gen<string> Member(string? schema, AttributeDefinition attribute) =>
        from value in Gen.Frequency((9, Fitting(attribute)), (1, JsonTexts.Any))
        from flat in Gen.Elements(true, false, false)
        select schema is null ? $"\"{attribute.Name}\":{value}"
            : flat ? $"\"{schema}:{attribute.Name}\":{value}"
            : $"\"{schema}\":{{\"{attribute.Name}\":{value}}}";

    private static Gen<string> Fitting(AttributeDefinition attribute)
    {
        var one = attribute.IsComplex
            ? JsonTexts.Few(Gen.Elements(attribute.SubAttributes.ToArray()).SelectMany(sub => Member(null, sub))).Select(JsonTexts.ObjectOf)
            : attribute.Type == AttributeType.Boolean ? Gen.Elements("true", "false", "\"True\"") : JsonTexts.Scalar;
        return attribute.MultiValued ? JsonTexts.Few(one).Select(JsonTexts.ArrayOf) : one;
    }

    private static string Encoded(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}

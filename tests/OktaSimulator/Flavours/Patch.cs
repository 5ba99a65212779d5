using System.Text.Json.Nodes;

namespace Ksat.Provisioning.OktaSimulator.Flavours;

/// <summary>PATCH messages (RFC 7644 §3.5.2).</summary>
internal static class Patch
{
    private const string Urn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    public static JsonObject Of(params IEnumerable<JsonNode> operations) => new()
    {
        ["schemas"] = new JsonArray(Urn),
        ["Operations"] = new JsonArray([.. operations]),
    };

    public static JsonObject Replace(string? path, JsonNode value)
    {
        var operation = new JsonObject { ["op"] = "replace" };
        if (path is not null)
        {
            operation["path"] = path;
        }

        operation["value"] = value;
        return operation;
    }

    public static JsonObject Add(string path, JsonNode value) => new() { ["op"] = "add", ["path"] = path, ["value"] = value };

    public static JsonObject Remove(string path) => new() { ["op"] = "remove", ["path"] = path };
}

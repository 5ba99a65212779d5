using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Tests.Scim.Schemas;

/// <summary>Walks what the schema table calls read-only: it is read, filtered, sorted and projected, and no write of a client changes it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReadOnlyWalkTests
{
    /// <summary>What is the same for all, or is in another table (docs/clients.md, "Limits").</summary>
    private static readonly string[] Unsortable = ["schemas", "meta.resourceType", "groups.value", "groups.$ref", "groups.display", "groups.type"];

    private static IEnumerable<TestCaseData> Leaves() =>
        from type in new[] { SchemaTable.Default.Users, SchemaTable.Default.Groups }
        from entry in type.AllAttributes
        where entry.Attribute.Mutability == Mutability.ReadOnly
        from leaf in entry.Attribute.IsComplex ? entry.Attribute.SubAttributes : [entry.Attribute]
        let sub = entry.Attribute.IsComplex ? leaf.Name : null
        select new TestCaseData(type.Endpoint, entry.Attribute.Name, sub).SetArgDisplayNames(type.Name, Path(entry.Attribute.Name, sub));

    [TestCaseSource(nameof(Leaves))]
    public async Task Each_is_read_filtered_sorted_and_projected_and_never_written(string endpoint, string attribute, string? sub)
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("full");
        await client.AddUserAsync("bare");
        // Only where they are asked for: an answer that shows groups has a version of its own (EntityTag).
        var group = await client.AddGroupAsync("full", attribute == "groups" ? [user] : []);
        await client.AddGroupAsync("bare");
        var resource = $"{endpoint}/{(endpoint == "/Users" ? user : group)}";
        var path = Path(attribute, sub);

        // Read.
        var before = (await client.GetAsync(resource)).ShouldBe(200);
        var value = Leaf(before.Json, attribute, sub).ShouldNotBeNull().GetValue<string>();

        // Filtered, sorted, projected.
        var found = (await client.GetAsync($"{endpoint}?filter={Uri.EscapeDataString($"{path} eq {JsonValue.Create(value).ToJsonString()}")}")).ShouldBe(200);
        found.Names.ShouldContain("full");
        (await client.GetAsync($"{endpoint}?filter={Uri.EscapeDataString($"{path} eq \"nothing like it\"")}")).Status.ShouldBeOneOf(200, 400);
        (await client.GetAsync($"{endpoint}?filter={Uri.EscapeDataString($"{path} pr")}")).ShouldBe(200).Names.ShouldContain("full");
        (await client.GetAsync($"{endpoint}?filter={Uri.EscapeDataString($"not ({path} pr)")}")).ShouldBe(200).Names.ShouldNotContain("full");
        foreach (var order in new[] { "ascending", "descending" })
        {
            var sorted = await client.GetAsync($"{endpoint}?sortBy={path}&sortOrder={order}");
            if (Unsortable.Contains(path))
            {
                sorted.ShouldBeError(400, "invalidPath");
                continue;
            }

            sorted.ShouldBe(200).Names.Order().ShouldBe(["bare", "full"]);
        }

        var shown = (await client.GetAsync($"{resource}?attributes={path}")).ShouldBe(200);
        shown.Json.AsObject().Select(member => member.Key).ShouldBe(new[] { "schemas", "id", attribute }.Distinct());
        Leaf(shown.Json, attribute, sub)!.GetValue<string>().ShouldBe(value);

        // Never written: refused by its path, passed over within a body (docs/clients.md, "Errors").
        var definition = (endpoint == "/Users" ? SchemaTable.Default.Users : SchemaTable.Default.Groups).Find(null, attribute)!;
        JsonNode other = sub is null ? JsonValue.Create("other") : new JsonObject { [sub] = "other" };
        var content = (definition.MultiValued ? new JsonArray(other) : other).ToJsonString();
        (await client.PatchAsync(resource, $$"""{"op":"replace","path":"{{path}}","value":"other"}""")).ShouldBeError(400, "mutability");
        (await client.PatchAsync(resource, $$"""{"op":"add","path":"{{attribute}}","value":{{content}}}""")).ShouldBeError(400, "mutability");
        (await client.PatchAsync(resource, $$"""{"op":"remove","path":"{{path}}"}""")).ShouldBeError(400, "mutability");
        (await client.PatchAsync(resource, $$$"""{"op":"replace","value":{"{{{attribute}}}":{{{content}}} } }""")).Status.ShouldBeOneOf(200, 204);
        (await client.GetAsync(resource)).Text.ShouldBe(before.Text);
        var whole = before.Json.AsObject();
        whole[attribute] = JsonNode.Parse(content);
        (await client.PutAsync(resource, whole.ToJsonString())).ShouldBe(200);
        (await client.GetAsync(resource)).Text.ShouldBe(before.Text);
    }

    private static string Path(string attribute, string? sub) => sub is null ? attribute : $"{attribute}.{sub}";

    private static JsonNode? Leaf(JsonNode resource, string attribute, string? sub)
    {
        var node = resource[attribute];
        node = node is JsonArray elements ? elements.FirstOrDefault() : node;
        return sub is null ? node : node?[sub];
    }
}

using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Tests.Scim.Schemas;

/// <summary>Walks the schema table: whatever it advertises as writable is created, read, filtered, sorted, patched, removed and projected, on real persistence.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SchemaWalkTests
{
    private static readonly ResourceType Users = SchemaTable.Default.Users;

    private static IEnumerable<TestCaseData> Leaves() =>
        from entry in Users.AllAttributes
        where entry.Attribute.Mutability == Mutability.ReadWrite && entry.Attribute.Name is not ("userName" or "active")
        from leaf in entry.Attribute.IsComplex ? entry.Attribute.SubAttributes : [entry.Attribute]
        let sub = entry.Attribute.IsComplex ? leaf.Name : null
        select new TestCaseData(entry.Schema, entry.Attribute.Name, sub).SetArgDisplayNames(Path(entry.Schema, entry.Attribute.Name, sub));

    [TestCaseSource(nameof(Leaves))]
    public async Task Each_attribute_is_created_read_filtered_sorted_patched_removed_and_projected(string? schema, string attribute, string? sub)
    {
        var client = await ScimServer.NewTenantAsync();
        var definition = Users.Find(schema, attribute)!;
        var leaf = sub is null ? definition : definition.Sub(sub)!;
        var (value, other) = Samples(leaf);
        var path = Path(schema, attribute, sub);
        var top = Path(schema, attribute, null);

        // Created and read.
        await client.AddUserAsync("bare@x");
        var id = await client.AddUserAsync("full@x", Member(schema, attribute, Content(definition, sub, value)));
        var read = await client.GetAsync($"/Users/{id}");
        Leaf(read.Json, schema, attribute, sub)!.ToJsonString().ShouldBe(value.ToJsonString());
        read.Json["schemas"]!.AsArray().Any(urn => (string?)urn == schema).ShouldBe(schema is not null);

        // Filtered.
        (await FindAsync(client, $"{path} eq {value.ToJsonString()}")).ShouldBe(["full@x"]);
        (await FindAsync(client, $"{path} eq {other.ToJsonString()}")).ShouldBeEmpty();
        (await FindAsync(client, $"{path} pr")).ShouldBe(["full@x"]);
        (await FindAsync(client, $"not ({path} pr)")).ShouldBe(["bare@x"]);
        (await FindAsync(client, $"{top} pr")).ShouldBe(["full@x"]);
        if (leaf.Type is not (AttributeType.Boolean or AttributeType.Binary))
        {
            var text = value.GetValue<string>();
            (await FindAsync(client, $"{path} sw \"{text[..2]}\"")).ShouldBe(["full@x"]);
            (await FindAsync(client, $"{path} co \"{text[1..^1]}\" and {path} ew \"{text[^2..]}\"")).ShouldBe(["full@x"]);
            (await FindAsync(client, $"{path} eq \"{Swapped(text)}\"")).ShouldBe(leaf.CaseExact ? [] : ["full@x"]);
            (await FindAsync(client, $"{path} gt \"{text}\" or {path} lt \"{text}\"")).ShouldBeEmpty();
            (await FindAsync(client, $"{path} ge \"{text}\" and {path} le \"{text}\"")).ShouldBe(["full@x"]);
        }

        if (definition.MultiValued && sub is not null)
        {
            (await FindAsync(client, $"{top}[{sub} eq {value.ToJsonString()}]")).ShouldBe(["full@x"]);
        }

        // Sorted.
        (await client.GetAsync($"/Users?sortBy={path}")).ShouldBe(200).Names.ShouldBe(["full@x", "bare@x"]);
        (await client.GetAsync($"/Users?sortBy={path}&sortOrder=descending")).ShouldBe(200).Names.ShouldBe(["bare@x", "full@x"]);

        // Projected.
        var shown = await client.GetAsync($"/Users/{id}?attributes={path}");
        shown.Json.AsObject().Select(member => member.Key).ShouldBe(["schemas", "id", schema ?? attribute]);
        Leaf(shown.Json, schema, attribute, sub)!.ToJsonString().ShouldBe(value.ToJsonString());
        Leaf((await client.GetAsync($"/Users/{id}?excludedAttributes={path}")).Json, schema, attribute, sub).ShouldBeNull();

        // Patched and removed.
        var patched = (await client.PatchAsync($"/Users/{id}", $$"""{"op":"replace","path":"{{top}}","value":{{Content(definition, sub, other).ToJsonString()}}}""")).ShouldBe(200);
        Leaf(patched.Json, schema, attribute, sub)!.ToJsonString().ShouldBe(other.ToJsonString());
        (await FindAsync(client, $"{path} eq {other.ToJsonString()}")).ShouldBe(["full@x"]);
        (await client.PatchAsync($"/Users/{id}", $$"""{"op":"remove","path":"{{path}}"}""")).ShouldBe(200);
        Leaf((await client.GetAsync($"/Users/{id}")).Json, schema, attribute, sub).ShouldBeNull();
        (await FindAsync(client, $"{path} pr")).ShouldBeEmpty();
    }

    [Test]
    public async Task UserName_and_active_are_created_read_filtered_sorted_patched_and_projected_but_userName_is_never_removed()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("b@x", "\"active\":false");
        await client.AddUserAsync("a@x");
        (await FindAsync(client, "userName eq \"B@X\" and active eq false")).ShouldBe(["b@x"]);
        (await client.GetAsync("/Users?sortBy=active")).Names.ShouldBe(["b@x", "a@x"]);
        (await client.GetAsync("/Users?sortBy=userName")).Names.ShouldBe(["a@x", "b@x"]);
        var patched = await client.PatchAsync($"/Users/{id}?attributes=userName,active", """{"op":"replace","value":{"userName":"c@x","active":true}}""");
        patched.Json.AsObject().Select(member => member.Key).ShouldBe(["schemas", "id", "userName", "active"]);
        (await client.PatchAsync($"/Users/{id}", """{"op":"remove","path":"userName"}""")).ShouldBeError(400, "mutability");
    }

    [Test]
    public async Task What_is_advertised_is_the_table_and_nothing_else()
    {
        var client = await ScimServer.NewTenantAsync();
        // A password is in the table to be dropped, and is no attribute of ours.
        var advertised = (await client.GetAsync("/Schemas")).Resources.SelectMany(schema =>
            schema["attributes"]!.AsArray().Select(attribute => $"{schema["id"]}:{attribute!["name"]}"));
        advertised.ShouldBe(SchemaTable.Default.Advertised.SelectMany(schema =>
            schema.Attributes.Where(attribute => attribute.Name != "password").Select(attribute => $"{schema.Id}:{attribute.Name}")));
    }

    private static async Task<IReadOnlyList<string>> FindAsync(ScimClient client, string filter) =>
        [.. (await client.GetAsync($"/Users?filter={Uri.EscapeDataString(filter)}")).ShouldBe(200).Names];

    private static string Path(string? schema, string attribute, string? sub) => (schema is null ? attribute : $"{schema}:{attribute}") + (sub is null ? "" : $".{sub}");

    private static (JsonValue Value, JsonValue Other) Samples(AttributeDefinition leaf) => leaf.Type switch
    {
        AttributeType.Boolean => (JsonValue.Create(true), JsonValue.Create(false)),
        _ => (JsonValue.Create("Värde-" + leaf.Name), JsonValue.Create("Other-" + leaf.Name)),
    };

    /// <summary>The attribute with this one value; an element of a list keeps something beside it, so that it doesn't go with it.</summary>
    private static JsonNode Content(AttributeDefinition definition, string? sub, JsonValue value)
    {
        if (sub is null)
        {
            return value.DeepClone();
        }

        var holder = new JsonObject { [sub] = value.DeepClone() };
        if (!definition.MultiValued)
        {
            return holder;
        }

        var beside = sub != "value" && definition.Sub("value") is not null ? "value" : sub == "display" ? "type" : definition.Sub("display") is not null ? "display" : "region";
        if (beside == sub)
        {
            beside = "country";
        }

        holder[beside] = "beside";
        return new JsonArray(holder);
    }

    private static string Member(string? schema, string attribute, JsonNode content) =>
        schema is null ? $"\"{attribute}\":{content.ToJsonString()}" : $$"""
            "{{schema}}":{"{{attribute}}":{{content.ToJsonString()}}}
            """;

    private static JsonNode? Leaf(JsonNode user, string? schema, string attribute, string? sub)
    {
        var node = (schema is null ? user : user[schema])?[attribute];
        node = node is JsonArray elements ? elements.Count == 0 ? null : elements[0] : node;
        return sub is null ? node : node?[sub];
    }

    private static string Swapped(string text) => string.Concat(text.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)));
}

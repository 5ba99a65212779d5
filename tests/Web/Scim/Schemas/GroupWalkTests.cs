using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Tests.Scim.Schemas;

/// <summary>Walks the schema table of groups: whatever it advertises is created, read, filtered, sorted, patched, removed and projected, on real persistence.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GroupWalkTests
{
    private static IEnumerable<string> Single() => SchemaTable.Default.Groups.AllAttributes.Select(entry => entry.Attribute)
        .Where(attribute => attribute.Mutability == Mutability.ReadWrite && !attribute.MultiValued).Select(attribute => attribute.Name);

    private static IEnumerable<string> OfMembers() => SchemaTable.Default.Groups.Find(null, "members")!.SubAttributes.Select(sub => sub.Name);

    [TestCaseSource(nameof(Single))]
    public async Task Each_attribute_is_created_read_filtered_sorted_patched_removed_and_projected(string attribute)
    {
        var client = await ScimServer.NewTenantAsync();
        var definition = SchemaTable.Default.Groups.Find(null, attribute)!;
        var first = await AddAsync(client, "zz", "Värde-1");
        await AddAsync(client, "aa", "other-2");
        ((string?)(await client.GetAsync($"/Groups/{first}")).Json[attribute]).ShouldBe("Värde-1");

        foreach (var (test, hits) in new[]
        {
            ("eq \"Värde-1\"", true), ("eq \"VÄRDE-1\"", !definition.CaseExact), ("ne \"Värde-1\"", false), ("co \"ärd\"", true), ("sw \"Vär\"", true), ("ew \"-1\"", true), ("eq \"Värde\"", false),
            ("gt \"Värde-1\"", false), ("ge \"Värde-1\"", true), ("lt \"Värde-1\"", false), ("le \"Värde-1\"", true), ("pr", true),
        })
        {
            (await FindAsync(client, $"{attribute} {test}")).Contains(first).ShouldBe(hits, test);
        }

        var ascending = (await client.GetAsync($"/Groups?sortBy={attribute}")).ShouldBe(200).Resources.Select(group => (string?)group[attribute]).ToList();
        ascending.ShouldBe(definition.CaseExact ? ["Värde-1", "other-2"] : ["other-2", "Värde-1"]);
        (await client.GetAsync($"/Groups?sortBy={attribute}&sortOrder=descending")).ShouldBe(200).Resources.Select(group => (string?)group[attribute]).ShouldBe(ascending.AsEnumerable().Reverse());

        (await client.GetAsync($"/Groups/{first}?attributes={attribute}")).Json.AsObject().Select(member => member.Key).ShouldBe(["schemas", "id", attribute]);
        (await client.GetAsync($"/Groups/{first}?excludedAttributes={attribute}")).Json[attribute].ShouldBeNull();

        (await client.PatchAsync($"/Groups/{first}", $$"""{"op":"replace","path":"{{attribute}}","value":"new"}""")).ShouldBe(204);
        ((string?)(await client.GetAsync($"/Groups/{first}")).Json[attribute]).ShouldBe("new");
        (await FindAsync(client, $"{attribute} eq \"new\"")).ShouldBe([first]);
        var removed = await client.PatchAsync($"/Groups/{first}", $$"""{"op":"remove","path":"{{attribute}}"}""");
        if (definition.Required)
        {
            removed.ShouldBeError(400, "mutability");
            return;
        }

        removed.ShouldBe(204);
        (await client.GetAsync($"/Groups/{first}")).Json[attribute].ShouldBeNull();
        (await FindAsync(client, $"not ({attribute} pr)")).ShouldBe([first]);

        async Task<string> AddAsync(ScimClient client, string name, string value) =>
            (await client.PostAsync("/Groups", new JsonObject { ["displayName"] = name, [attribute] = value }.ToJsonString())).ShouldBe(201).Id;
    }

    [TestCaseSource(nameof(OfMembers))]
    public async Task Each_attribute_of_members_is_read_filtered_and_projected_and_goes_with_the_member(string sub)
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("u@x");
        var group = (await client.PostAsync("/Groups", $$"""{"displayName":"full","members":[{"value":"{{user}}","display":"Uma"}]}""")).ShouldBe(201).Id;
        var empty = await client.AddGroupAsync("empty");
        var value = (string)(await client.GetAsync($"/Groups/{group}")).Json["members"]![0]![sub]!;

        (await FindAsync(client, $"members.{sub} eq \"{value}\"")).ShouldBe([group]);
        (await FindAsync(client, $"members[{sub} eq \"{value}\"]")).ShouldBe([group]);
        (await FindAsync(client, $"members.{sub} pr")).ShouldBe([group]);
        (await FindAsync(client, $"not (members[{sub} eq \"{value}\"])")).ShouldBe([empty]);
        (await FindAsync(client, $"members[{sub} eq \"{value}\" and value eq \"{user}\"] and displayName eq \"FULL\"")).ShouldBe([group]);

        var shown = (await client.GetAsync($"/Groups/{group}?attributes=members.{sub}")).Json;
        shown.AsObject().Select(member => member.Key).ShouldBe(["schemas", "id", "members"]);
        shown["members"]![0]!.AsObject().Select(member => member.Key).ShouldBe([sub]);
        (await client.GetAsync($"/Groups/{group}?excludedAttributes=members.{sub}")).Json["members"]![0]![sub].ShouldBeNull();

        (await client.PatchAsync($"/Groups/{group}", $$"""{"op":"remove","path":"members[{{sub}} eq \"{{value}}\"]"}""")).ShouldBe(204);
        (await client.GetAsync($"/Groups/{group}")).Json["members"]!.AsArray().ShouldBeEmpty();
        (await FindAsync(client, $"members.{sub} pr")).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> FindAsync(ScimClient client, string filter) =>
        [.. (await client.GetAsync($"/Groups?filter={Uri.EscapeDataString(filter)}")).ShouldBe(200).Resources.Select(group => (string)group["id"]!)];
}

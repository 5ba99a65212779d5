using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Web.Tests.Scim.Robustness;

/// <summary>The database's answer to a filter and the plain evaluator's are the same set, whatever the resources and the filter.</summary>
public sealed class FilterDifferentialTests
{
    private const int Cases = 250;
    private const string Enterprise = SchemaUrns.EnterpriseUser;

    /// <summary>Few enough to meet each other, odd enough to hurt.</summary>
    private static readonly string[] Texts =
        ["a", "A", "b", "ab", "aB", "é", "É", "Éa", "%", "_", "a%", "'", "\"", "\\", "a\\\"b", "ß", "🙂", "a🙂b", " a", "0", "10", "2", "true", "null", "work", "home", "-7", "0198"];

    private static readonly string[] TextPaths =
    [
        "id", "userName", "externalId", "displayName", "nickName", "title", "name.givenName", "name.familyName", "profileUrl", "locale", "emails.value", "emails.type", "emails.display",
        "phoneNumbers.value", "phoneNumbers.type", "addresses.formatted", "addresses.country", "roles.value", "x509Certificates.display", "groups.value", "groups.display", "groups.type",
        $"{Enterprise}:department", $"{Enterprise}:manager.value", $"{Enterprise}:manager.displayName", $"{SchemaUrns.KmsatUser}:customField1", "schemas", "meta.resourceType",
    ];

    private static readonly string[] Lists = ["emails", "phoneNumbers", "addresses", "roles"];

    [Test]
    public async Task The_database_and_the_evaluator_find_the_same_users()
    {
        var client = await ScimServer.NewTenantAsync();
        var seed = FreshSeed();
        var random = new Random(seed);
        var ids = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            ids.Add((await client.PostAsync("/Users", RandomUser(random, i))).ShouldBe(201).Id);
        }

        for (var i = 0; i < 5; i++)
        {
            await client.AddGroupAsync($"g{i} " + JsonText(Pick(random, Texts)), [.. ids.Where(_ => random.Next(4) == 0)]);
        }

        var users = (await client.GetAsync("/Users?count=500")).Resources.Select(user => user.AsObject()).ToList();
        var compared = 0;
        foreach (var filter in Filters(SchemaTable.Default.Users, TextPaths, Lists).Sample(Cases))
        {
            var found = (await client.PostAsync("/Users/.search", new JsonObject { ["filter"] = filter.ToString(), ["count"] = 500 }.ToJsonString())).ShouldBe(200);
            var expected = users.Where(user => FilterEvaluator.Matches(filter, user, SchemaTable.Default.Users)).Select(user => (string)user["userName"]!).ToList();
            found.Names.ToList().ShouldBe(expected, ignoreOrder: false, customMessage: $"seed {seed}: {filter}");
            compared += expected.Count is > 0 and < 30 ? 1 : 0;
        }

        // A filter that finds nobody, or everybody, says little.
        compared.ShouldBeGreaterThan(Cases / 4);
    }

    [Test]
    public async Task The_database_and_the_evaluator_find_the_same_groups()
    {
        var client = await ScimServer.NewTenantAsync();
        var seed = FreshSeed();
        var random = new Random(seed);
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add(await client.AddUserAsync($"u{i}", $"\"displayName\":\"{JsonText(Pick(random, Texts))}\""));
        }

        for (var i = 0; i < 12; i++)
        {
            var members = ids.Where(_ => random.Next(3) == 0).Append(random.Next(3) == 0 ? $"stranger {Pick(random, Texts)}" : ids[0]);
            var group = new JsonObject
            {
                ["displayName"] = Pick(random, Texts) + i,
                ["members"] = new JsonArray([.. members.Select(member => Member(random, member))]),
            };
            (await client.PostAsync("/Groups", group.ToJsonString())).ShouldBe(201);
        }

        var groups = (await client.GetAsync("/Groups?count=500")).Resources.Select(group => group.AsObject()).ToList();
        string[] paths = ["id", "displayName", "externalId", "members.value", "members.type", "members.display", "meta.resourceType"];
        foreach (var filter in Filters(SchemaTable.Default.Groups, paths, ["members"]).Sample(Cases))
        {
            var found = (await client.PostAsync("/Groups/.search", new JsonObject { ["filter"] = filter.ToString(), ["count"] = 500 }.ToJsonString())).ShouldBe(200);
            var expected = groups.Where(group => FilterEvaluator.Matches(filter, group, SchemaTable.Default.Groups)).Select(group => (string)group["displayName"]!).ToList();
            found.Names.ToList().ShouldBe(expected, ignoreOrder: false, customMessage: $"seed {seed}: {filter}");
        }
    }

    private static JsonObject Member(Random random, string value)
    {
        var member = new JsonObject { ["value"] = value };
        Maybe(random, member, "display");
        return member;
    }

    private static Gen<Filter> Filters(ResourceType type, string[] paths, string[] lists)
    {
        var texts = Gen.Elements(Texts);
        var text = from name in Gen.Elements(paths)
                   from op in Gen.Elements(Enum.GetValues<CompareOperator>())
                   from value in texts
                   select (Filter)new Filter.Compare(AttributePath.Parse(name, type).Value, op, FilterValue.Of(value));
        var present = Gen.Elements(paths).Select(name => (Filter)new Filter.Present(AttributePath.Parse(name, type).Value));
        var flag = from value in Gen.Elements(true, false)
                   from op in Gen.Elements(CompareOperator.Eq, CompareOperator.Ne)
                   select (Filter)new Filter.Compare(new AttributePath(null, "active"), op, FilterValue.Of(value));
        var element = from name in Gen.Elements(lists)
                      from inner in Trees(InElement(type, name), 1)
                      select (Filter)new Filter.ElementMatch(new AttributePath(null, name), inner);
        return Trees(type.Find(null, "active") is null ? Gen.OneOf(text, text, present, element) : Gen.OneOf(text, text, present, flag, element), 2);
    }

    private static Gen<Filter> InElement(ResourceType type, string list)
    {
        var subs = type.Find(null, list)!.SubAttributes.Where(sub => sub.Type == AttributeType.String).Select(sub => sub.Name).ToArray();
        var text = from sub in Gen.Elements(subs)
                   from op in Gen.Elements(Enum.GetValues<CompareOperator>())
                   from value in Gen.Elements(Texts)
                   select (Filter)new Filter.Compare(new AttributePath(null, list, sub), op, FilterValue.Of(value));
        var present = Gen.Elements(subs).Select(sub => (Filter)new Filter.Present(new AttributePath(null, list, sub)));
        return Gen.OneOf(text, text, present);
    }

    private static Gen<Filter> Trees(Gen<Filter> leaves, int depth) => depth == 0
        ? leaves
        : Gen.OneOf(
            leaves,
            from left in Trees(leaves, depth - 1) from right in Trees(leaves, depth - 1) select (Filter)new Filter.And(left, right),
            from left in Trees(leaves, depth - 1) from right in Trees(leaves, depth - 1) select (Filter)new Filter.Or(left, right),
            from operand in Trees(leaves, depth - 1) select (Filter)new Filter.Not(operand));

    private static string RandomUser(Random random, int number)
    {
        var user = new JsonObject { ["userName"] = Pick(random, Texts) + number };
        foreach (var name in (string[])["externalId", "displayName", "nickName", "title", "profileUrl", "locale"])
        {
            Maybe(random, user, name);
        }

        if (random.Next(3) == 0)
        {
            user["active"] = false;
        }

        user["name"] = Some(random, "givenName", "familyName");
        foreach (var list in (string[])["emails", "phoneNumbers", "roles", "x509Certificates"])
        {
            user[list] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Some(random, "value", "type", "display"))]);
        }

        user["addresses"] = new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Some(random, "formatted", "country", "type"))]);
        var enterprise = Some(random, "department");
        enterprise["manager"] = Some(random, "value", "displayName");
        user[Enterprise] = enterprise;
        user[SchemaUrns.KmsatUser] = Some(random, "customField1");
        return user.ToJsonString();
    }

    private static JsonObject Some(Random random, params string[] names)
    {
        var holder = new JsonObject();
        foreach (var name in names)
        {
            Maybe(random, holder, name);
        }

        return holder;
    }

    private static void Maybe(Random random, JsonObject holder, string name)
    {
        if (random.Next(5) > 1)
        {
            holder[name] = Pick(random, Texts);
        }
    }

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];

    private static string JsonText(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();

    private static int FreshSeed()
    {
        var seed = TestContext.CurrentContext.Random.Next();
        TestContext.Out.WriteLine($"seed {seed}");
        return seed;
    }
}

namespace Ksat.Provisioning.Web.Tests.Scim.Robustness;

/// <summary>Many clients at once: SailPoint sends single-member changes in parallel and never again (docs/clients.md).</summary>
public sealed class ConcurrencyTests
{
    [Test]
    public async Task Parallel_changes_of_one_member_each_all_succeed()
    {
        var client = await ScimServer.NewTenantAsync();
        var users = new List<string>();
        for (var i = 0; i < 16; i++)
        {
            users.Add(await client.AddUserAsync($"u{i}@x"));
        }

        var group = await client.AddGroupAsync("G", [.. users.Take(8)]);
        var replies = await Task.WhenAll(users.Select((user, i) => client.PatchAsync($"/Groups/{group}", i < 8
            ? $$"""{"op":"remove","path":"members[value eq \"{{user}}\"]"}"""
            : $$"""{"op":"add","path":"members","value":[{"value":"{{user}}"}]}""")));
        replies.ShouldAllBe(reply => reply.Status == 204);
        replies.Select(reply => reply.ETag).Distinct().Count().ShouldBe(16);
        var after = await client.GetAsync($"/Groups/{group}");
        after.Json["members"]!.AsArray().Select(member => (string)member!["value"]!).ShouldBe(users.Skip(8), ignoreOrder: true);
        after.ETag.ShouldBe("W/\"17\"");
    }

    [Test]
    public async Task Of_parallel_creations_of_one_user_exactly_one_succeeds()
    {
        var client = await ScimServer.NewTenantAsync();
        for (var round = 0; round < 5; round++)
        {
            var name = $"race{round}@x";
            var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => client.PostAsync("/Users", $$"""{"userName":"{{(i % 2 == 0 ? name : name.ToUpperInvariant())}}"}""")));
            replies.Count(reply => reply.Status == 201).ShouldBe(1);
            replies.Where(reply => reply.Status != 201).ShouldAllBe(reply => reply.Status == 409 && reply.ScimType == "uniqueness");
        }

        (await client.GetAsync("/Users")).Total.ShouldBe(5);
    }

    [Test]
    public async Task Of_parallel_creations_of_one_group_exactly_one_succeeds()
    {
        var client = await ScimServer.NewTenantAsync();
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsync("/Groups", """{"displayName":"Race"}""")));
        replies.Count(reply => reply.Status == 201).ShouldBe(1);
        replies.Where(reply => reply.Status != 201).ShouldAllBe(reply => reply.Status == 409);
    }

    [Test]
    public async Task Of_parallel_changes_that_depend_on_one_version_exactly_one_succeeds()
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("a@x");
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            client.PatchAsync($"/Users/{user}", $$"""{"op":"replace","path":"title","value":"T{{i}}"}""", ("If-Match", "W/\"1\""))));
        replies.Count(reply => reply.Status == 200).ShouldBe(1);
        replies.Where(reply => reply.Status != 200).ShouldAllBe(reply => reply.Status == 412);
    }

    [Test]
    public async Task Parallel_changes_of_different_attributes_are_all_kept()
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("a@x");
        string[] attributes = ["title", "nickName", "displayName", "locale", "timezone", "userType", "preferredLanguage", "profileUrl"];
        var replies = await Task.WhenAll(attributes.Select(attribute => client.PatchAsync($"/Users/{user}", $$"""{"op":"add","path":"{{attribute}}","value":"v"}""")));
        replies.ShouldAllBe(reply => reply.Status == 200);
        var after = await client.GetAsync($"/Users/{user}");
        attributes.ShouldAllBe(attribute => (string?)after.Json[attribute] == "v");
        after.ETag.ShouldBe("W/\"9\"");
    }
}

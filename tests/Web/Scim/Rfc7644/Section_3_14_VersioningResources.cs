namespace Ksat.Provisioning.Web.Tests.Scim.Rfc7644;

/// <summary>RFC 7644 §3.14: entity tags.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Section_3_14_VersioningResources
{
    [Test]
    public async Task A_user_read_again_unchanged_is_304()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x");
        var tag = (await client.GetAsync($"/Users/{id}")).ETag!;
        var reply = (await client.GetAsync($"/Users/{id}", ("If-None-Match", tag))).ShouldBe(304);
        reply.Text.ShouldBeEmpty();
        reply.ETag.ShouldBe(tag);
        (await client.GetAsync($"/Users/{id}", ("If-None-Match", "W/\"x\", " + tag))).ShouldBe(304);
        (await client.GetAsync($"/Users/{id}", ("If-None-Match", "*"))).ShouldBe(304);
        (await client.GetAsync($"/Users/{id}", ("If-None-Match", tag.Replace("W/", "")))).ShouldBe(304);
        (await client.GetAsync($"/Users/{id}", ("If-None-Match", "W/\"99\""))).ShouldBe(200);
        (await client.SendAsync("HEAD", $"/Users/{id}", null, ("If-None-Match", tag))).ShouldBe(304);
        await client.PatchAsync($"/Users/{id}", """{"op":"add","path":"title","value":"T"}""");
        (await client.GetAsync($"/Users/{id}", ("If-None-Match", tag))).ShouldBe(200);
        (await client.GetAsync($"/Users/{id}", ("If-Match", tag))).ShouldBeError(412);
    }

    [Test]
    public async Task A_users_tag_changes_with_his_groups()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x");
        var alone = (await client.GetAsync($"/Users/{id}")).ETag!;
        var group = await client.AddGroupAsync("G", id);
        var member = await client.GetAsync($"/Users/{id}", ("If-None-Match", alone));
        member.ShouldBe(200);
        ((string?)member.Json["meta"]!["version"]).ShouldBe(member.ETag);
        await client.PatchAsync($"/Groups/{group}", """{"op":"replace","path":"displayName","value":"H"}""");
        (await client.GetAsync($"/Users/{id}", ("If-None-Match", member.ETag!))).ShouldBe(200);
    }

    [TestCase("PUT", """{"userName":"a@x","title":"new"}""")]
    [TestCase("PATCH", """{"Operations":[{"op":"add","path":"title","value":"new"}]}""")]
    [TestCase("DELETE", null)]
    public async Task A_write_that_depends_on_an_old_version_is_412_and_does_nothing(string method, string? body)
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x", "\"title\":\"old\"");
        foreach (var header in new[] { ("If-Match", "W/\"7\""), ("If-Match", "\"rubbish\""), ("If-None-Match", "*"), ("If-None-Match", "W/\"1\"") })
        {
            (await client.SendAsync(method, $"/Users/{id}", body, header)).ShouldBeError(412);
        }

        ((string?)(await client.GetAsync($"/Users/{id}")).Json["title"]).ShouldBe("old");
        (await client.SendAsync(method, $"/Users/{id}", body, ("If-Match", "W/\"5\", W/\"1\""))).Status.ShouldBeOneOf(200, 204);
    }

    [Test]
    public async Task Groups_have_versions_too()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddGroupAsync("G");
        const string Add = """{"op":"add","path":"members","value":[{"value":"stranger"}]}""";
        (await client.PatchAsync($"/Groups/{id}", Add, ("If-Match", "W/\"2\""))).ShouldBeError(412);
        var reply = (await client.PatchAsync($"/Groups/{id}", Add, ("If-Match", "*"))).ShouldBe(204);
        reply.ETag.ShouldBe("W/\"2\"");
        (await client.GetAsync($"/Groups/{id}", ("If-None-Match", reply.ETag!))).ShouldBe(304);
        (await client.DeleteAsync($"/Groups/{id}", ("If-Match", "W/\"1\""))).ShouldBeError(412);
        (await client.DeleteAsync($"/Groups/{id}", ("If-Match", "W/\"2\""))).ShouldBe(204);
    }
}

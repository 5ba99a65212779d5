namespace Ksat.Provisioning.Web.Tests.Scim.Rfc7644;

/// <summary>RFC 7644 §3.5.1, §3.5.2 and §3.6: PUT, PATCH and DELETE.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Section_3_5_ModifyingResources
{
    [Test]
    public async Task PUT_replaces_the_whole_and_what_it_leaves_out_is_gone_except_active()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x", """ "active":false,"title":"T","externalId":"e","emails":[{"value":"a@x"}] """);
        var reply = (await client.PutAsync($"/Users/{id}", """{"userName":"b@x","nickName":"N"}""")).ShouldBe(200);
        reply.Json.AsObject().Select(member => member.Key).ShouldBe(["schemas", "id", "userName", "nickName", "active", "groups", "meta"]);
        ((bool)reply.Json["active"]!).ShouldBeFalse();
        reply.ETag.ShouldBe("W/\"2\"");
        (await client.GetAsync($"/Users/{id}")).Text.ShouldBe(reply.Text);
    }

    [Test]
    public async Task PUT_of_what_is_there_changes_nothing()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x", """ "title":"T" """);
        var before = await client.GetAsync($"/Users/{id}");
        var after = (await client.PutAsync($"/Users/{id}", before.Text)).ShouldBe(200);
        after.Text.ShouldBe(before.Text);
        after.ETag.ShouldBe(before.ETag);
    }

    [Test]
    public async Task PUT_to_a_userName_or_name_that_is_taken_is_409_and_changes_nothing()
    {
        var client = await ScimServer.NewTenantAsync();
        await client.AddUserAsync("a@x");
        var id = await client.AddUserAsync("b@x", """ "title":"T" """);
        (await client.PutAsync($"/Users/{id}", """{"userName":"A@X"}""")).ShouldBeError(409, "uniqueness");
        (await client.PatchAsync($"/Users/{id}", """{"op":"replace","value":{"title":"new","userName":"a@X"}}""")).ShouldBeError(409, "uniqueness");
        ((string?)(await client.GetAsync($"/Users/{id}")).Json["title"]).ShouldBe("T");
        await client.AddGroupAsync("One");
        var group = await client.AddGroupAsync("Two", id);
        (await client.PutAsync($"/Groups/{group}", """{"displayName":"ONE","members":[]}""")).ShouldBeError(409, "uniqueness");
        (await client.PatchAsync($"/Groups/{group}", """{"op":"remove","path":"members"},{"op":"replace","path":"displayName","value":"oNe"}""")).ShouldBeError(409, "uniqueness");
        (await client.GetAsync($"/Groups/{group}")).Json["members"]!.AsArray().Count.ShouldBe(1);
    }

    [TestCase("""{"op":"add","path":"nickName","value":"N"}""", "nickName", "\"N\"")]
    [TestCase("""{"op":"add","value":{"nickName":"N"}}""", "nickName", "\"N\"")]
    [TestCase("""{"op":"ADD","path":"NICKNAME","value":"N"}""", "nickName", "\"N\"")]
    [TestCase("""{"op":"replace","path":"title","value":["One"]}""", "title", "\"One\"")]
    [TestCase("""{"op":"replace","path":"active","value":"False"}""", "active", "false")]
    [TestCase("""{"op":"replace","path":"active","value":[false]}""", "active", "false")]
    [TestCase("""{"op":"remove","path":"title"}""", "title", null)]
    [TestCase("""{"op":"replace","path":"title","value":null}""", "title", null)]
    [TestCase("""{"op":"replace","path":"title","value":""}""", "title", null)]
    [TestCase("""{"op":"add","path":"name","value":{"givenName":"A"}}""", "name", """{"familyName":"F","givenName":"A"}""")]
    [TestCase("""{"op":"replace","path":"name","value":{"givenName":"A"}}""", "name", """{"familyName":"F","givenName":"A"}""")]
    [TestCase("""{"op":"replace","value":{"name.givenName":"A"}}""", "name", """{"familyName":"F","givenName":"A"}""")]
    [TestCase("""{"op":"remove","path":"name.familyName"}""", "name", null)]
    [TestCase("""{"op":"remove","path":"name"}""", "name", null)]
    [TestCase("""{"op":"add","path":"emails","value":{"value":"c@x","type":"other"}}""", "emails",
        """[{"value":"w@x","type":"work","primary":true},{"value":"h@x","type":"home"},{"value":"c@x","type":"other"}]""")]
    [TestCase("""{"op":"add","path":"emails","value":[{"value":"c@x","primary":true}]}""", "emails",
        """[{"value":"w@x","type":"work","primary":false},{"value":"h@x","type":"home"},{"value":"c@x","primary":true}]""")]
    [TestCase("""{"op":"replace","path":"emails","value":[{"value":"c@x"}]}""", "emails", """[{"value":"c@x"}]""")]
    [TestCase("""{"op":"replace","path":"emails","value":[]}""", "emails", null)]
    [TestCase("""{"op":"remove","path":"emails"}""", "emails", null)]
    [TestCase("""{"op":"remove","path":"emails[type eq \"home\"]"}""", "emails", """[{"value":"w@x","type":"work","primary":true}]""")]
    [TestCase("""{"op":"remove","path":"emails[type eq \"none\"]"}""", "emails", """[{"value":"w@x","type":"work","primary":true},{"value":"h@x","type":"home"}]""")]
    [TestCase("""{"op":"remove","path":"emails","value":[{"value":"h@x"}]}""", "emails", """[{"value":"w@x","type":"work","primary":true}]""")]
    [TestCase("""{"op":"replace","path":"emails[value eq \"h@x\"].type","value":"other"}""", "emails",
        """[{"value":"w@x","type":"work","primary":true},{"value":"h@x","type":"other"}]""")]
    [TestCase("""{"op":"replace","path":"emails[type eq \"home\"].primary","value":true}""", "emails",
        """[{"value":"w@x","type":"work","primary":false},{"value":"h@x","type":"home","primary":true}]""")]
    [TestCase("""{"op":"add","path":"emails[type eq \"other\"].value","value":"o@x"}""", "emails",
        """[{"value":"w@x","type":"work","primary":true},{"value":"h@x","type":"home"},{"value":"o@x","type":"other"}]""")]
    [TestCase("""{"op":"add","path":"phoneNumbers[type eq \"mobile\"].value","value":"1"},{"op":"add","path":"phoneNumbers[type eq \"mobile\"].display","value":"one"}""",
        "phoneNumbers", """[{"value":"1","display":"one","type":"mobile"}]""")]
    [TestCase("""{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","value":{"department":"D"}}""",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", """{"costCenter":"C","department":"D"}""")]
    [TestCase("""{"op":"replace","value":{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"}}}""",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", """{"costCenter":"C","department":"D"}""")]
    [TestCase("""{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"}""",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", null)]
    [TestCase("""{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter"}""",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", null)]
    [TestCase("""{"op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:User:nickName","value":"N"}""", "nickName", "\"N\"")]
    public async Task PATCH_changes_one_thing_and_a_fresh_GET_shows_it(string operations, string attribute, string? expected)
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x", """
            "title":"T","name":{"familyName":"F"},"emails":[{"value":"w@x","type":"work","primary":true},{"value":"h@x","type":"home"}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"costCenter":"C"}
            """);
        var reply = (await client.PatchAsync($"/Users/{id}", operations)).ShouldBe(200);
        reply.Json[attribute]?.ToJsonString().ShouldBe(expected);
        (reply.Json[attribute] is null).ShouldBe(expected is null);
        (await client.GetAsync($"/Users/{id}")).Text.ShouldBe(reply.Text);
    }

    [TestCase("""{"op":"replace","path":"title","value":"T"}""")]
    [TestCase("""{"op":"add","path":"emails","value":[{"value":"w@x","type":"work"}]}""")]
    [TestCase("""{"op":"remove","path":"nickName"}""")]
    [TestCase("""{"op":"replace","value":{"id":"other","meta":{"version":"x"},"groups":[]}}""")]
    [TestCase("""{"op":"replace","path":"active","value":true}""")]
    [TestCase("")]
    public async Task A_PATCH_that_changes_nothing_leaves_version_and_lastModified_alone(string operations)
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x", """ "title":"T","emails":[{"value":"w@x","type":"work"}] """);
        var before = await client.GetAsync($"/Users/{id}");
        (await client.PatchAsync($"/Users/{id}", operations)).ShouldBe(200).Text.ShouldBe(before.Text);
    }

    [TestCase("""{"op":"remove","path":"title"}""")]
    [TestCase("""{"op":"replace","path":"title","value":""}""")]
    [TestCase("""{"op":"replace","value":{"title":null}}""")]
    public async Task Clearing_what_a_PUT_left_out_concerns_the_sync_alone_and_leaves_version_and_lastModified(string operation)
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x", "\"title\":\"T\"");
        var before = (await client.PutAsync($"/Users/{id}", """{"userName":"a@x"}""")).ShouldBe(200);
        before.ETag.ShouldBe("W/\"2\"");
        var cleared = (await client.PatchAsync($"/Users/{id}", operation, ("If-Match", "W/\"2\""))).ShouldBe(200);
        cleared.Text.ShouldBe(before.Text);
        (await client.GetAsync($"/Users/{id}", ("If-None-Match", before.ETag!))).ShouldBe(304);
    }

    [TestCase("""{"op":"replace","path":"bogus","value":"x"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"name.bogus","value":"x"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"emails[type eq \"work\"","value":"x"}""", "invalidFilter")]
    [TestCase("""{"op":"replace","path":"emails[type zz \"work\"].value","value":"x"}""", "invalidFilter")]
    [TestCase("""{"op":"replace","path":"id","value":"x"}""", "mutability")]
    [TestCase("""{"op":"replace","path":"meta.version","value":"x"}""", "mutability")]
    [TestCase("""{"op":"add","path":"groups","value":[{"value":"x"}]}""", "mutability")]
    [TestCase("""{"op":"replace","path":"password","value":"x"}""", "mutability")]
    [TestCase("""{"op":"replace","value":{"password":"x"}}""", "mutability")]
    [TestCase("""{"op":"remove"}""", "noTarget")]
    [TestCase("""{"op":"replace","path":"emails[type co \"none\"].value","value":"x"}""", "noTarget")]
    [TestCase("""{"op":"remove","path":"userName"}""", "mutability")]
    [TestCase("""{"op":"replace","path":"userName","value":""}""", "invalidValue")]
    [TestCase("""{"op":"replace","path":"active","value":"maybe"}""", "invalidValue")]
    [TestCase("""{"op":"replace","path":"active","value":null}""", "invalidValue")]
    [TestCase("""{"op":"replace","path":"title","value":{"a":1}}""", "invalidValue")]
    [TestCase("""{"op":"replace","value":"x"}""", "invalidValue")]
    [TestCase("""{"op":"replace","path":"title"}""", "invalidValue")]
    [TestCase("""{"op":"move","path":"title","value":"x"}""", "invalidSyntax")]
    [TestCase("""{"path":"title","value":"x"}""", "invalidSyntax")]
    [TestCase("""{"op":"replace","path":5,"value":"x"}""", "invalidPath")]
    [TestCase("5", "invalidSyntax")]
    public async Task A_PATCH_that_cannot_be_carried_out_is_400_and_none_of_it_is_done(string operation, string scimType)
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x", """ "title":"T","emails":[{"value":"w@x","type":"work"}] """);
        var before = await client.GetAsync($"/Users/{id}");
        var first = scimType == "mutability" && operation.Contains("password") ? "" : """{"op":"replace","path":"title","value":"changed"},""";
        (await client.PatchAsync($"/Users/{id}", first + operation)).ShouldBeError(400, scimType);
        (await client.GetAsync($"/Users/{id}")).Text.ShouldBe(before.Text);
    }

    [TestCase("{}")]
    [TestCase("""{"Operations":{}}""")]
    [TestCase("[]")]
    [TestCase("")]
    public async Task A_PATCH_without_a_list_of_operations_is_400(string body)
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x");
        (await client.SendAsync("PATCH", $"/Users/{id}", body)).ShouldBeError(400, "invalidSyntax");
    }

    [TestCase("""{"op":"replace","path":"members[value eq \"U\"].display","value":"x"}""", "mutability")]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"U","type":"Group"}]}""", "invalidValue")]
    [TestCase("""{"op":"add","path":"members","value":[{"display":"x"}]}""", "invalidValue")]
    [TestCase("""{"op":"remove","path":"displayName"}""", "mutability")]
    [TestCase("""{"op":"replace","path":"displayName","value":""}""", "invalidValue")]
    [TestCase("""{"op":"replace","path":"bogus","value":"x"}""", "invalidPath")]
    [TestCase("""{"op":"replace","path":"id","value":"x"}""", "mutability")]
    [TestCase("""{"op":"remove"}""", "noTarget")]
    public async Task A_PATCH_of_a_group_that_cannot_be_carried_out_is_400_and_none_of_it_is_done(string operation, string scimType)
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("a@x");
        var id = await client.AddGroupAsync("G", user);
        var before = await client.GetAsync($"/Groups/{id}");
        (await client.PatchAsync($"/Groups/{id}", """{"op":"remove","path":"members"},""" + operation)).ShouldBeError(400, scimType);
        (await client.GetAsync($"/Groups/{id}")).Text.ShouldBe(before.Text);
    }

    /// <summary>RFC 7644 §3.5.2.2: what is removed is unassigned; RFC 7643 §2.5: which says nothing, so whoever is archived isn't restored by it.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task Active_that_is_removed_is_unassigned_and_the_user_stays_what_he_was(bool active)
    {
        var client = await ScimServer.NewTenantAsync();
        var value = active ? "true" : "false";
        var id = await client.AddUserAsync("a@x", $"\"active\":{value}");
        var patched = (await client.PatchAsync($"/Users/{id}", """{"op":"remove","path":"active"}""")).ShouldBe(200);
        patched.Json.AsObject().ContainsKey("active").ShouldBeFalse();
        patched.ETag.ShouldBe("W/\"2\"");
        (await client.GetAsync($"/Users/{id}")).Text.ShouldBe(patched.Text);
        (await client.PutAsync($"/Users/{id}", """{"userName":"a@x","title":"T"}""")).ShouldBe(200).Json.AsObject().ContainsKey("active").ShouldBeFalse();
        (await client.GetAsync($"/Users?filter=active%20eq%20{value}")).Names.ShouldBe(["a@x"]);
        ((bool)(await client.PatchAsync($"/Users/{id}", """{"op":"add","path":"active","value":true}""")).ShouldBe(200).Json["active"]!).ShouldBeTrue();
    }

    [Test]
    public async Task A_member_that_says_nothing_is_none()
    {
        var client = await ScimServer.NewTenantAsync();
        var user = await client.AddUserAsync("a@x");
        var id = await client.AddGroupAsync("G");
        (await client.PutAsync($"/Groups/{id}", """{"displayName":"G","members":[{}]}""")).ShouldBe(200).Json["members"]!.AsArray().ShouldBeEmpty();
        (await client.PatchAsync($"/Groups/{id}", $$"""{"op":"add","path":"members","value":[{},{"value":"{{user}}"}]}""")).ShouldBe(204);
        (await client.GetAsync($"/Groups/{id}")).Json["members"]!.AsArray().Count.ShouldBe(1);
    }

    /// <summary>RFC 7643 §2.4: a display is immutable, so the word that came with the member stands; docs/product.md, "Directory and roster": a client reads its own writes.</summary>
    [Test]
    public async Task A_members_display_is_what_came_with_him_and_none_of_our_making()
    {
        var client = await ScimServer.NewTenantAsync();
        var ada = await client.AddUserAsync("ada@x", "\"displayName\":\"Ada Lovelace\"");
        var bob = await client.AddUserAsync("bob@x");
        var made = (await client.PostAsync("/Groups", $$"""{"displayName":"G","members":[{"value":"{{ada}}","display":"ada@x"},{"value":"{{bob}}"},{"value":"cleo@x","display":"Cleo"}]}""")).ShouldBe(201);
        Displays(made).ShouldBe(["ada@x", null, "Cleo"]);
        (await client.GetAsync($"/Groups/{made.Id}")).Text.ShouldBe(made.Text);

        // Added again, he is who he was; who arrives keeps his name; a PUT has the last word, and only then is there another version.
        (await client.PatchAsync($"/Groups/{made.Id}", $$"""{"op":"add","path":"members","value":[{"value":"{{ada}}","display":"other"}]}""")).ShouldBe(204).ETag.ShouldBe(made.ETag);
        var cleo = await client.AddUserAsync("cleo@x");
        var arrived = await client.GetAsync($"/Groups/{made.Id}");
        Displays(arrived).ShouldBe(["ada@x", null, "Cleo"]);
        (await client.PutAsync($"/Groups/{made.Id}", arrived.Text)).ShouldBe(200).ETag.ShouldBe(arrived.ETag);
        var put = (await client.PutAsync($"/Groups/{made.Id}", $$"""{"displayName":"G","members":[{"value":"{{ada}}"},{"value":"{{bob}}","display":"Bob"},{"value":"{{cleo}}","display":"Cleo"}]}""")).ShouldBe(200);
        Displays(put).ShouldBe([null, "Bob", "Cleo"]);
        put.ETag.ShouldNotBe(arrived.ETag);

        static IEnumerable<string?> Displays(ScimReply reply) => reply.Json["members"]!.AsArray().Select(member => (string?)member!["display"]);
    }

    [Test]
    public async Task Members_can_be_removed_by_any_filter_over_them()
    {
        var client = await ScimServer.NewTenantAsync();
        var ada = await client.AddUserAsync("ada@x");
        var bob = await client.AddUserAsync("bob@x");
        var id = await client.AddGroupAsync("G", bob, "stranger");
        (await client.PatchAsync($"/Groups/{id}", $$"""{"op":"add","path":"members","value":[{"value":"{{ada}}","display":"Ada"}]}""")).ShouldBe(204);
        (await client.PatchAsync($"/Groups/{id}", """{"op":"remove","path":"members[display sw \"A\" or value eq \"stranger\"]"}""")).ShouldBe(204);
        (await client.GetAsync($"/Groups/{id}")).Json["members"]!.AsArray().Select(member => (string?)member!["value"]).ShouldBe([bob]);
    }

    [Test]
    public async Task The_answer_to_a_PATCH_on_a_user_is_204_where_the_tenant_says_so()
    {
        var client = await ScimServer.NewTenantAsync(Domain.Tenants.TenantSettings.ForNewTenant with { AnswerUserPatchWith204 = true });
        var id = await client.AddUserAsync("a@x");
        var reply = (await client.PatchAsync($"/Users/{id}", """{"op":"replace","path":"title","value":"T"}""")).ShouldBe(204);
        reply.Text.ShouldBeEmpty();
        reply.ETag.ShouldBe("W/\"2\"");
        (await client.PatchAsync($"/Users/{id}?attributes=title", """{"op":"replace","path":"title","value":"U"}""")).ShouldBe(200).Text.ShouldContain("\"title\":\"U\"");
    }

    [Test]
    public async Task What_is_deleted_is_gone_from_lists_look_ups_and_groups_and_its_name_is_free()
    {
        var client = await ScimServer.NewTenantAsync();
        var id = await client.AddUserAsync("a@x");
        var group = await client.AddGroupAsync("G", id);
        var before = (await client.GetAsync($"/Groups/{group}")).ETag;
        var deleted = (await client.DeleteAsync($"/Users/{id}")).ShouldBe(204);
        deleted.Text.ShouldBeEmpty();
        (await client.GetAsync($"/Users/{id}")).ShouldBeError(404);
        (await client.PatchAsync($"/Users/{id}", """{"op":"replace","path":"active","value":true}""")).ShouldBeError(404);
        (await client.GetAsync("/Users")).Total.ShouldBe(0);
        var after = await client.GetAsync($"/Groups/{group}");
        after.Json["members"]!.AsArray().ShouldBeEmpty();
        after.ETag.ShouldNotBe(before);
        (await client.AddUserAsync("a@x")).ShouldNotBe(id);
    }
}

namespace Ksat.Provisioning.Web.Tests.Scim.Rfc7644;

/// <summary>RFC 7644 §3.3: POST.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Section_3_3_CreatingResources
{
    private ScimClient client = null!;

    [SetUp]
    public async Task StartAsync() => client = await ScimServer.NewTenantAsync();

    [Test]
    public async Task The_answer_is_201_with_location_version_and_the_whole_resource()
    {
        var reply = (await client.PostAsync("/Users", """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a@corp.example","externalId":"x"}""")).ShouldBe(201);
        reply.Headers["Location"].ShouldBe($"{ScimServer.Root}/Users/{reply.Id}");
        ((string?)reply.Json["meta"]!["location"]).ShouldBe(reply.Headers["Location"]);
        reply.Headers["Content-Location"].ShouldBe(reply.Headers["Location"]);
        ((string?)reply.Json["meta"]!["version"]).ShouldBe(reply.ETag);
        ((string?)reply.Json["meta"]!["resourceType"]).ShouldBe("User");
        ((string?)reply.Json["meta"]!["created"]).ShouldBe((string?)reply.Json["meta"]!["lastModified"]);
        (await client.GetAsync($"/Users/{reply.Id}")).Text.ShouldBe(reply.Text);
    }

    [TestCase("""{"userName":"a@x","id":"mine","meta":{"version":"v9","created":"1999-01-01T00:00:00Z"},"groups":[{"value":"g"}]}""")]
    [TestCase("""{"userName":"a@x","nonsense":1,"urn:example:no:such:User":{"a":1}}""")]
    [TestCase("""{"schemas":["urn:example:unknown"],"userName":"a@x"}""")]
    [TestCase("""{"USERNAME":"a@x","Active":true}""")]
    [TestCase("""{"urn:ietf:params:scim:schemas:core:2.0:User":{"userName":"a@x"}}""")]
    public async Task Read_only_and_unknown_attributes_are_ignored_names_have_any_letter_case(string body)
    {
        var reply = (await client.PostAsync("/Users", body)).ShouldBe(201);
        reply.Id.ShouldNotBe("mine");
        ((string?)reply.Json["userName"]).ShouldBe("a@x");
        reply.Json["groups"]!.AsArray().ShouldBeEmpty();
        reply.Text.ShouldNotContain("onsense");
    }

    [Test]
    public async Task A_password_is_ignored_and_never_answered()
    {
        var reply = (await client.PostAsync("/Users", """{"userName":"a@x","password":"t0p-secret"}""")).ShouldBe(201);
        reply.Text.ShouldNotContain("assword");
        (await client.GetAsync($"/Users/{reply.Id}?attributes=password")).Text.ShouldNotContain("t0p-secret");
    }

    [TestCase("/Users", """{"displayName":"no name"}""", "invalidValue")]
    [TestCase("/Users", """{"userName":""}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"  "}""", "invalidValue")]
    [TestCase("/Users", """{"userName":null}""", "invalidValue")]
    [TestCase("/Users", """{"userName":{"a":1}}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","active":"maybe"}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","name":"Ada"}""", "invalidValue")]
    [TestCase("/Users", """{"userName":5}""", "invalidValue")]
    [TestCase("/Users", """{"userName":true}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","title":true}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","externalId":false}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","emails":"a@x"}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","emails":["a@x"]}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","emails":[{"value":true}]}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","phoneNumbers":5}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":"x"}""", "invalidValue")]
    [TestCase("/Groups", """{"displayName":5}""", "invalidValue")]
    [TestCase("/Users", """{"userName":"a" """, "invalidSyntax")]
    [TestCase("/Users", "", "invalidSyntax")]
    [TestCase("/Users", "[]", "invalidSyntax")]
    [TestCase("/Users", "null", "invalidSyntax")]
    [TestCase("/Users", """{"userName":"a","userName":"b"}""", "invalidSyntax")]
    [TestCase("/Users", """{"userName":"a","title":"x","TITLE":"y"}""", "invalidSyntax")]
    [TestCase("/Groups", "{}", "invalidValue")]
    [TestCase("/Groups", """{"displayName":"g","members":[{"display":"no value"}]}""", "invalidValue")]
    [TestCase("/Groups", """{"displayName":"g","members":[{"value":"x","type":"Group"}]}""", "invalidValue")]
    public async Task What_cannot_be_meant_is_400_and_stores_nothing(string endpoint, string body, string scimType)
    {
        (await client.PostAsync(endpoint, body)).ShouldBeError(400, scimType);
        (await client.GetAsync(endpoint)).Total.ShouldBe(0);
    }

    [TestCase("a@corp.example", "A@CORP.example")]
    [TestCase("strasse@corp.example", "STRASSE@corp.example")]
    [TestCase("åsa@corp.example", "ÅSA@corp.example")]
    [TestCase("a@corp.example", "a@corp.example ")]
    public async Task A_userName_in_other_letters_is_the_same_and_409(string first, string second)
    {
        await client.AddUserAsync(first);
        (await client.PostAsync("/Users", $$"""{"userName":"{{second}}"}""")).ShouldBeError(409, "uniqueness").Detail!.ShouldContain("userName");
    }

    [Test]
    public async Task A_group_name_in_other_letters_is_the_same_and_409()
    {
        await client.AddGroupAsync("Sales");
        (await client.PostAsync("/Groups", """{"displayName":"SALES"}""")).ShouldBeError(409, "uniqueness").Detail!.ShouldContain("displayName");
    }

    [Test]
    public async Task A_groups_id_is_no_member()
    {
        var group = await client.AddGroupAsync("Inner");
        (await client.PostAsync("/Groups", $$"""{"displayName":"Outer","members":[{"value":"{{group}}"}]}""")).ShouldBeError(400, "invalidValue");
        (await client.GetAsync("/Groups")).Total.ShouldBe(1);
    }

    [TestCase("externalId", 512)]
    [TestCase("userName", 512)]
    public async Task Names_and_ids_have_512_characters(string attribute, int length)
    {
        var fits = new string('é', length);
        var other = attribute == "userName" ? "" : ",\"userName\":\"a@x\"";
        (await client.PostAsync("/Users", $$"""{"{{attribute}}":"{{fits}}"{{other}}}""")).ShouldBe(201);
        (await client.PostAsync("/Users", $$"""{"{{attribute}}":"{{fits}}e"{{other.Replace("a@x", "b@x")}}}""")).ShouldBeError(400, "invalidValue");
    }

    [Test]
    public async Task A_type_and_value_given_twice_are_answered_once()
    {
        const string Emails = """[{"value":"a@x","type":"work"},{"value":"a@x","type":"work","primary":true},{"value":"a@x","type":"home"}]""";
        const string Once = """[{"value":"a@x","type":"work","primary":true},{"value":"a@x","type":"home"}]""";
        var reply = (await client.PostAsync("/Users", $$"""{"userName":"a@x","emails":{{Emails}}}""")).ShouldBe(201);
        reply.Json["emails"]!.ToJsonString().ShouldBe(Once);
        reply = (await client.PutAsync($"/Users/{reply.Id}", $$"""{"userName":"a@x","emails":{{Emails}}}""")).ShouldBe(200);
        reply.Json["emails"]!.ToJsonString().ShouldBe(Once);
        reply = (await client.PatchAsync($"/Users/{reply.Id}", $$"""{"op":"replace","path":"emails","value":{{Emails}}}""")).ShouldBe(200);
        reply.Json["emails"]!.ToJsonString().ShouldBe(Once);
    }

    [Test]
    public async Task Text_is_kept_to_the_letter()
    {
        const string Text = "  O'Hara \\\"quoted\\\" \\\\ % _ # & + 🙂 漢字 \\u00e9 \\n\\t e\u0301 ";
        var reply = (await client.PostAsync("/Users", $$"""{"userName":"a@x","title":"{{Text}}","phoneNumbers":[{"value":"+1 (425) 555-0100","type":"work"}]}""")).ShouldBe(201);
        ((string?)reply.Json["title"]).ShouldBe("  O'Hara \"quoted\" \\ % _ # & + 🙂 漢字 é \n\t e\u0301 ");
        ((string?)reply.Json["phoneNumbers"]![0]!["value"]).ShouldBe("+1 (425) 555-0100");
    }
}

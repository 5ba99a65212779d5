namespace Ksat.Provisioning.Web.Tests.Scim.Rfc7644;

/// <summary>RFC 7644 §3.9: which attributes an answer carries, on every answer that has a body.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class Section_3_9_AttributesParameter
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private ScimClient client = null!;
    private string user = "";
    private string group = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        client = await ScimServer.NewTenantAsync();
        user = await client.AddUserAsync("a@x", $$"""
            "title":"T","name":{"familyName":"F","givenName":"G"},"emails":[{"value":"w@x","type":"work"}],"{{Enterprise}}":{"department":"D","costCenter":"C"}
            """);
        group = await client.AddGroupAsync("G", user);
    }

    [TestCase("attributes=userName", "schemas id userName")]
    [TestCase("attributes=USERNAME,Title", "schemas id userName title")]
    [TestCase("attributes=name.givenName", "schemas id name")]
    [TestCase("attributes=urn:ietf:params:scim:schemas:core:2.0:User:title", "schemas id title")]
    [TestCase("attributes=" + Enterprise, "schemas id " + Enterprise)]
    [TestCase("attributes=" + Enterprise + ":department", "schemas id " + Enterprise)]
    [TestCase("attributes=meta", "schemas id meta")]
    [TestCase("attributes=groups", "schemas id groups")]
    [TestCase("attributes=emails%5Btype%20eq%20%22work%22%5D", "schemas id emails")]
    [TestCase("attributes=title,emails%5Bvalue%20eq%20%22a,b%22%5D.value", "schemas id title emails")]
    [TestCase("excludedAttributes=emails%5Btype%20eq%20%22work%22%5D", "schemas id userName name title active emails " + Enterprise + " groups meta")]
    [TestCase("attributes=bogus", "schemas id")]
    [TestCase("attributes=password", "schemas id")]
    [TestCase("attributes=userName&excludedAttributes=id,schemas", "schemas id userName")]
    [TestCase("excludedAttributes=title,name,emails,groups,meta," + Enterprise, "schemas id userName active")]
    [TestCase("excludedAttributes=id,userName", "schemas id name title active emails " + Enterprise + " groups meta")]
    public async Task An_answer_carries_what_was_asked_for(string query, string members)
    {
        var expected = members.Split(' ');
        (await client.GetAsync($"/Users/{user}?{query}")).Json.AsObject().Select(member => member.Key).ShouldBe(expected);
        (await client.GetAsync($"/Users?{query}")).Resources[0].AsObject().Select(member => member.Key).ShouldBe(expected);
        (await client.PatchAsync($"/Users/{user}?{query}", "")).Json.AsObject().Select(member => member.Key).ShouldBe(expected);
    }

    [Test]
    public async Task Sub_attributes_can_be_asked_for_and_left_out()
    {
        (await client.GetAsync($"/Users/{user}?attributes=name.givenName")).Json["name"]!.ToJsonString().ShouldBe("""{"givenName":"G"}""");
        (await client.GetAsync($"/Users/{user}?excludedAttributes=emails.type")).Json["emails"]!.ToJsonString().ShouldBe("""[{"value":"w@x"}]""");
        (await client.GetAsync($"/Groups/{group}?attributes=members.value")).Json["members"]!.ToJsonString().ShouldBe($$"""[{"value":"{{user}}"}]""");
    }

    [Test]
    public async Task Schemas_name_the_schemas_of_the_answer()
    {
        (await client.GetAsync($"/Users/{user}")).Json["schemas"]!.AsArray().Count.ShouldBe(2);
        (await client.GetAsync($"/Users/{user}?attributes=title")).Json["schemas"]!.AsArray().Count.ShouldBe(1);
    }

    [Test]
    public async Task The_answers_to_POST_and_PUT_are_projected_too()
    {
        var made = (await client.PostAsync("/Groups?excludedAttributes=members", """{"displayName":"P"}""")).ShouldBe(201);
        made.Json.AsObject().ContainsKey("members").ShouldBeFalse();
        var put = (await client.PutAsync($"/Groups/{made.Id}?attributes=displayName", """{"displayName":"Q"}""")).ShouldBe(200);
        put.Json.AsObject().Select(member => member.Key).ShouldBe(["schemas", "id", "displayName"]);
        (await client.DeleteAsync($"/Groups/{made.Id}")).ShouldBe(204);
    }
}

namespace Ksat.Provisioning.Web.Tests.Scim.Rfc7644;

/// <summary>RFC 7644 §3.4.2 and §3.4.3: filters, sorting, index paging, .search.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class Section_3_4_2_QueryingResources
{
    private ScimClient client = null!;
    private string ada = "";
    private string grace = "";
    private string sales = "";

    /// <summary>Three users and two groups that no test changes.</summary>
    [OneTimeSetUp]
    public async Task StartAsync()
    {
        client = await ScimServer.NewTenantAsync();
        ada = await client.AddUserAsync("ada@corp.example", """
            "externalId":"X-1","displayName":"Ada L.","title":"Countess","name":{"familyName":"Lovelace","givenName":"Ada"},"active":true,
            "emails":[{"value":"ada@home.example","type":"home"},{"value":"ada@corp.example","type":"work","primary":true}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Engines","manager":{"value":"M1"}}
            """);
        grace = await client.AddUserAsync("grace+navy@corp.example", """
            "externalId":"x-1","displayName":"Grace \"Amazing\" H_pper 100%","title":"Admiral","name":{"familyName":"Hopper"},"active":false,
            "emails":[{"value":"grace+navy@corp.example","type":"work"}],"x509Certificates":[{"value":"MIIB"}]
            """);
        await client.AddUserAsync("åsa@corp.example", "\"nickName\":\"Åsa 🙂\"");
        sales = (await client.PostAsync("/Groups", $$"""
            {"displayName":"Sales","members":[{"value":"{{ada}}","display":"Ada L."},{"value":"{{grace}}","display":"grace"},{"value":"not.yet@corp.example"}]}
            """)).ShouldBe(201).Id;
        await client.AddGroupAsync("Empty");
    }

    [TestCase("userName eq \"ada@corp.example\"", "ada")]
    [TestCase("USERNAME EQ \"ADA@CORP.EXAMPLE\"", "ada")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ada@corp.example\"", "ada")]
    [TestCase("userName eq ada@corp.example", "ada")]
    [TestCase("userName ne \"ada@corp.example\"", "grace åsa")]
    [TestCase("userName co \"+navy\"", "grace")]
    [TestCase("userName sw \"ÅSA\"", "åsa")]
    [TestCase("userName ew \"corp.example\"", "ada grace åsa")]
    [TestCase("userName gt \"b\"", "grace åsa")]
    [TestCase("userName le \"ada@corp.example\"", "ada")]
    [TestCase("userName pr", "ada grace åsa")]
    [TestCase("title pr", "ada grace")]
    [TestCase("not (title pr)", "åsa")]
    [TestCase("title eq null", "åsa")]
    [TestCase("title ne null", "ada grace")]
    [TestCase("title eq \"countess\"", "ada")]
    [TestCase("externalId eq \"x-1\"", "grace")]
    [TestCase("externalId eq \"X-1\"", "ada")]
    [TestCase("active eq true", "ada åsa")]
    [TestCase("active eq \"False\"", "grace")]
    [TestCase("active ne true", "grace")]
    [TestCase("name.familyName eq \"hopper\"", "grace")]
    [TestCase("name pr", "ada grace")]
    [TestCase("emails.value eq \"ADA@home.example\"", "ada")]
    [TestCase("emails eq \"ada@home.example\"", "ada")]
    [TestCase("emails[type eq \"work\"].value eq \"ada@corp.example\"", "ada")]
    [TestCase("emails[type eq \"work\" and value co \"@home\"]", "")]
    [TestCase("emails[type eq \"home\" and value co \"@home\"]", "ada")]
    [TestCase("emails[type eq \"home\" or value co \"+navy\"]", "ada grace")]
    [TestCase("emails[not (primary eq true)]", "ada grace")]
    [TestCase("emails.primary eq true", "ada")]
    [TestCase("emails.type eq \"home\" and emails.value co \"corp\"", "ada")]
    [TestCase("not (emails pr)", "åsa")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"engines\"", "ada")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"M1\"", "ada")]
    [TestCase("manager eq \"M1\"", "ada")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr", "ada")]
    [TestCase("x509Certificates.value eq \"MIIB\"", "grace")]
    [TestCase("x509Certificates.value eq \"miib\"", "")]
    [TestCase("displayName co \"\\\"Amazing\\\"\"", "grace")]
    [TestCase("displayName co \"H_P\"", "grace")]
    [TestCase("displayName co \"A_a\"", "")]
    [TestCase("displayName co \"%\"", "grace")]
    [TestCase("displayName ew \"100%\"", "grace")]
    [TestCase("nickName co \"🙂\"", "åsa")]
    [TestCase("groups.display eq \"sales\"", "ada grace")]
    [TestCase("groups[display eq \"Sales\" and type eq \"direct\"]", "ada grace")]
    [TestCase("meta.resourceType eq \"User\"", "ada grace åsa")]
    [TestCase("meta.resourceType eq \"Group\"", "")]
    [TestCase("meta.created gt \"2020-01-01T00:00:00Z\"", "ada grace åsa")]
    [TestCase("meta.lastModified lt \"2020-01-01T00:00:00Z\"", "")]
    [TestCase("schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"", "ada")]
    [TestCase("title pr and active eq true or nickName pr", "ada åsa")]
    [TestCase("title pr and (active eq true or nickName pr)", "ada")]
    [TestCase("not (title pr and active eq true)", "grace åsa")]
    [TestCase("userName eq \"' or 1=1 --\"", "")]
    [TestCase("userName eq \"\"", "")]
    [TestCase("id eq \"nobody\"", "")]
    public async Task A_filter_finds_users(string filter, string expected)
    {
        foreach (var reply in new[]
        {
            await client.GetAsync($"/Users?filter={Uri.EscapeDataString(filter)}"),
            await client.PostAsync("/Users/.search", Search($"\"filter\":{System.Text.Json.JsonSerializer.Serialize(filter)}")),
        })
        {
            reply.ShouldBe(200);
            reply.Names.Select(name => name.Split('@', '+')[0]).Order(StringComparer.Ordinal)
                .ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), ignoreOrder: false, customMessage: filter);
            reply.Total.ShouldBe(reply.Resources.Count);
        }
    }

    [TestCase("displayName eq \"SALES\"", "Sales")]
    [TestCase("displayName sw \"e\"", "Empty")]
    [TestCase("members pr", "Sales")]
    [TestCase("not (members pr)", "Empty")]
    [TestCase("members.value eq \"not.yet@corp.example\"", "Sales")]
    [TestCase("members.display eq \"Ada L.\"", "Sales")]
    [TestCase("members.display eq \"ada l.\"", "")]
    [TestCase("members.type eq \"User\"", "Sales")]
    [TestCase("members[display co \"grace\"]", "Sales")]
    [TestCase("members.value eq \"nobody\"", "")]
    [TestCase("meta.resourceType eq \"Group\"", "Empty Sales")]
    [TestCase("externalId pr", "")]
    public async Task A_filter_finds_groups(string filter, string expected)
    {
        var reply = (await client.GetAsync($"/Groups?filter={Uri.EscapeDataString(filter)}")).ShouldBe(200);
        reply.Names.Order().ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: false, customMessage: filter);
    }

    [Test]
    public async Task Ids_references_and_locations_can_be_filtered_by()
    {
        async Task<IEnumerable<string>> Find(string path, string filter) => (await client.GetAsync($"{path}?filter={Uri.EscapeDataString(filter)}")).ShouldBe(200).Names;
        (await Find("/Users", $"id eq \"{ada}\"")).ShouldBe(["ada@corp.example"]);
        (await Find("/Users", $"id ne \"{ada}\" and id ne \"{grace}\"")).ShouldBe(["åsa@corp.example"]);
        (await Find("/Users", $"id sw \"{ada[..30]}\"")).ShouldContain("ada@corp.example");
        (await Find("/Users", $"groups.value eq \"{sales}\" and active eq true")).ShouldBe(["ada@corp.example"]);
        (await Find("/Users", $"groups[value eq \"{sales}\"] and active eq true")).ShouldBe(["ada@corp.example"]);
        (await Find("/Users", $"meta.location eq \"{ScimServer.Root}/Users/{grace}\"")).ShouldBe(["grace+navy@corp.example"]);
        (await Find("/Groups", $"id eq \"{sales}\" and members eq \"{ada}\"")).ShouldBe(["Sales"]);
        (await Find("/Groups", $"members[value eq \"{grace}\"]")).ShouldBe(["Sales"]);
    }

    [TestCase("userName")]
    [TestCase("userName eq")]
    [TestCase("userName is \"a\"")]
    [TestCase("userName eq \"a")]
    [TestCase("userName eq \"a\" and")]
    [TestCase("(userName eq \"a\"")]
    [TestCase("userName eq \"a\")")]
    [TestCase("bogus eq \"a\"")]
    [TestCase("name eq \"a\"")]
    [TestCase("name.bogus eq \"a\"")]
    [TestCase("password eq \"a\"")]
    [TestCase("active gt true")]
    [TestCase("active eq \"maybe\"")]
    [TestCase("meta.created co \"2020\"")]
    [TestCase("meta.created gt \"yesterday\"")]
    [TestCase("x509Certificates.value co \"M\"")]
    [TestCase("emails[type eq \"work\"")]
    [TestCase("emails[emails[type eq \"work\"]]")]
    [TestCase("title[type eq \"work\"]")]
    [TestCase("userName eq \"\\q\"")]
    [TestCase("userName eq \"\\ud800\"")]
    [TestCase("userName eq \"a\\u0000b\"")]
    [TestCase("title gt null")]
    [TestCase("urn:bogus:User:userName eq \"a\"")]
    [TestCase("")]
    [TestCase(" ")]
    public async Task A_filter_that_cannot_be_meant_is_400(string filter)
    {
        (await client.GetAsync($"/Users?filter={Uri.EscapeDataString(filter)}")).ShouldBeError(400, "invalidFilter");
        (await client.PostAsync("/Users/.search", Search($"\"filter\":{System.Text.Json.JsonSerializer.Serialize(filter)}"))).ShouldBeError(400, "invalidFilter");
    }

    [TestCase("userName+eq+\"grace+navy@corp.example\"", "grace+navy@corp.example")]
    [TestCase("userName%20eq%20%22grace%2Bnavy%40corp.example%22", "grace+navy@corp.example")]
    [TestCase("userName%20eq%20%22grace+navy%40corp.example%22", "grace+navy@corp.example")]
    [TestCase("emails[type+eq+\"work\"].value+eq+\"grace+navy@corp.example\"", "grace+navy@corp.example")]
    [TestCase("displayName+eq+\"Ada+L.\"", "ada@corp.example")]
    public async Task A_plus_is_a_space_except_in_addresses(string raw, string found) =>
        (await client.GetAsync($"/Users?filter={raw}")).ShouldBe(200).Names.ShouldBe([found]);

    [TestCase("sortBy=userName", "ada grace åsa")]
    [TestCase("sortBy=userName&sortOrder=descending", "åsa grace ada")]
    [TestCase("sortBy=title", "grace ada åsa")]
    [TestCase("sortBy=title&sortOrder=descending", "åsa ada grace")]
    [TestCase("sortBy=name.familyName&sortOrder=ascending", "grace ada åsa")]
    [TestCase("sortBy=emails", "ada grace åsa")]
    [TestCase("sortBy=emails.value&sortOrder=DESCENDING", "åsa grace ada")]
    [TestCase("sortBy=active", "grace ada åsa")]
    [TestCase("sortBy=meta.created", "ada grace åsa")]
    [TestCase("sortBy=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "ada grace åsa")]
    [TestCase("sortBy=id&sortOrder=descending", "åsa grace ada")]
    public async Task Sorting_puts_absent_values_last_and_first_when_descending(string query, string expected) =>
        (await client.GetAsync($"/Users?{query}")).ShouldBe(200).Names.Select(name => name.Split('@', '+')[0]).ShouldBe(expected.Split(' '));

    [TestCase("sortBy=bogus")]
    [TestCase("sortBy=name")]
    [TestCase("sortBy=password")]
    public async Task What_has_no_order_cannot_be_sorted_by(string query) => (await client.GetAsync($"/Users?{query}")).ShouldBeError(400, "invalidPath");

    [Test]
    public async Task An_unknown_order_is_400() => (await client.GetAsync("/Users?sortBy=userName&sortOrder=up")).ShouldBeError(400, "invalidValue");

    [TestCase("startIndex=1&count=2", 1, 2, 2)]
    [TestCase("startIndex=3&count=2", 3, 1, 1)]
    [TestCase("startIndex=4&count=2", 4, 0, 0)]
    [TestCase("startIndex=999999999999", 2147483647, 0, 0)]
    [TestCase("startIndex=0", 1, 3, 3)]
    [TestCase("startIndex=-5&count=1", 1, 1, 1)]
    [TestCase("count=0", 1, 0, 0)]
    [TestCase("count=-1", 1, 0, 0)]
    [TestCase("count=100000", 1, 3, 3)]
    [TestCase("startIndex=&count=", 1, 3, 3)]
    public async Task A_page_is_the_nearest_that_there_is(string query, int startIndex, int itemsPerPage, int resources)
    {
        var reply = (await client.GetAsync($"/Users?{query}")).ShouldBe(200);
        reply.Total.ShouldBe(3);
        ((int)reply.Json["startIndex"]!).ShouldBe(startIndex);
        ((int)reply.Json["itemsPerPage"]!).ShouldBe(itemsPerPage);
        reply.Resources.Count.ShouldBe(resources);
    }

    [TestCase("startIndex=one")]
    [TestCase("count=1.5")]
    [TestCase("count=NaN")]
    public async Task A_page_that_is_no_number_is_400(string query) => (await client.GetAsync($"/Users?{query}")).ShouldBeError(400, "invalidValue");

    [Test]
    public async Task Pages_have_the_same_order_whatever_their_size()
    {
        var whole = (await client.GetAsync("/Users")).Resources.Select(user => (string)user["id"]!).ToList();
        var single = new List<string>();
        for (var index = 1; index <= 3; index++)
        {
            single.AddRange((await client.GetAsync($"/Users?startIndex={index}&count=1")).Resources.Select(user => (string)user["id"]!));
        }

        single.ShouldBe(whole);
    }

    [Test]
    public async Task The_root_answers_users_and_groups_together()
    {
        (await client.GetAsync("")).ShouldBe(200).Total.ShouldBe(5);
        (await client.GetAsync("/?startIndex=3&count=2")).Names.ShouldBe(["åsa@corp.example", "Sales"]);
        (await client.GetAsync("/?startIndex=5&count=2")).Names.ShouldBe(["Empty"]);
        (await client.GetAsync("/?count=0")).Total.ShouldBe(5);
        (await client.PostAsync("/.search", Search("""
            "filter":"displayName sw \"s\" or userName sw \"ada\"","attributes":["displayName","userName"]
            """))).Names.ShouldBe(["ada@corp.example", "Sales"]);
        (await client.GetAsync($"/?filter={Uri.EscapeDataString("meta.resourceType eq \"Group\"")}")).Names.ShouldBe(["Sales", "Empty"]);
        // An attribute that a type doesn't have is one without a value there.
        (await client.GetAsync($"/?filter={Uri.EscapeDataString("userName pr")}")).Total.ShouldBe(3);
        (await client.GetAsync($"/?filter={Uri.EscapeDataString("not (userName pr)")}")).Total.ShouldBe(2);
        (await client.GetAsync($"/?filter={Uri.EscapeDataString("members.display co \"a\" and displayName pr")}")).Total.ShouldBe(1);
        (await client.GetAsync($"/?filter={Uri.EscapeDataString("userName ne \"x\" and emails[type eq \"home\"]")}")).Total.ShouldBe(1);
        (await client.GetAsync($"/?filter={Uri.EscapeDataString("bogus pr")}")).ShouldBeError(400, "invalidFilter");
        (await client.GetAsync("/?sortBy=displayName")).ShouldBeError(400, "invalidPath");
        (await client.GetAsync("/?cursor=")).ShouldBeError(400, "invalidCursor");
    }

    [TestCase("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":5}""", "invalidValue")]
    [TestCase("""{"attributes":"userName","count":"many"}""", "invalidValue")]
    [TestCase("[]", "invalidSyntax")]
    [TestCase("", "invalidSyntax")]
    public async Task A_search_that_cannot_be_meant_is_400(string body, string scimType)
    {
        (await client.PostAsync("/Users/.search", body)).ShouldBeError(400, scimType);
        (await client.PostAsync("/.search", body)).ShouldBeError(400, scimType);
    }

    [Test]
    public async Task A_search_sorts_pages_and_projects()
    {
        var reply = (await client.PostAsync("/Users/.search", Search(""" "sortBy":"userName","sortOrder":"descending","startIndex":2,"count":1,"attributes":"userName" """))).ShouldBe(200);
        reply.Names.ShouldBe(["grace+navy@corp.example"]);
        reply.Resources[0].AsObject().Select(member => member.Key).ShouldBe(["schemas", "id", "userName"]);
    }

    private static string Search(string members) => $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],{{members}}}""";
}

using System.Net;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class UserTests : ConsoleTests
{
    [Test]
    public async Task An_edit_of_groups_that_the_identity_provider_decides_about_warns_and_of_someone_opted_out_it_holds()
    {
        var ann = await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");
        await Host.ScimAsync(Tenant.ScimToken, HttpMethod.Post, "Groups", $$"""{"displayName":"Sales","members":[{"value":"{{ann}}"}]}""");
        await Host.ScimAsync(Tenant.ScimToken, HttpMethod.Post, "Groups", """{"displayName":"Staff"}""");
        await Console.FinishedAsync((await Console.PostAsync("provisioning/go-live", """{"confirmArchives":0}""")).ShouldSucceed(HttpStatusCode.Accepted).Id);
        var path = $"users/{(await Console.GetAsync("users")).Items.ShouldHaveSingleItem().GetProperty("id").GetString()}";

        var kept = (await Console.PatchAsync(path, """{"groups":["Staff"]}""")).ShouldSucceed();
        kept["groups"].EnumerateArray().Select(name => name.GetString()).ShouldBe(["Sales", "Staff"]);
        var warnings = kept["warnings"].EnumerateArray().Select(warning => warning.GetString()!).ToList();
        warnings.Count.ShouldBe(2);
        warnings[0].ShouldContain("Sales");
        warnings[1].ShouldContain("Staff");

        var free = (await Console.PatchAsync(path, """{"provisioningManaged":false,"groups":[]}""")).ShouldSucceed();
        (free["groups"].GetArrayLength(), free["warnings"].GetArrayLength()).ShouldBe((0, 0));
    }

    [Test]
    public async Task A_console_user_is_made_with_all_that_the_console_knows()
    {
        const string Body =
            """
            {"email":"ann.b@example.com","firstName":"Ann","lastName":"Bee","customDate1":"2022-04-04T06:23:30.50+02:00","userType":"STUDENT",
            "groups":["Sales","North, South","sales"],"provisioningManaged":false,"admin":true,"comment":""}
            """;
        var made = (await Console.PostAsync("users", Body)).ShouldSucceed(HttpStatusCode.Created);

        made.String("email").ShouldBe("ann.b@example.com");
        made.String("customDate1").ShouldBe("2022-04-04T04:23:30.5Z");
        made.String("userType").ShouldBe("student");
        made.String("comment").ShouldBeNull();
        made.String("status").ShouldBe("Active");
        made["admin"].GetBoolean().ShouldBeTrue();
        made["provisioningManaged"].GetBoolean().ShouldBeFalse();
        made["groups"].GetRawText().ShouldBe("""["North, South","Sales"]""");
        made.Location!.ToString().ShouldBe($"/api/v1/users/{made.Id}");
        (await Console.GetAsync($"users/{made.Id}")).ShouldSucceed().Text.ShouldBe(made.Text);
    }

    [Test]
    public async Task An_edit_changes_what_it_names_and_clears_what_it_empties()
    {
        var user = await AddAsync("ann@example.com", """ "firstName":"Ann","department":"Sales","division":"East","groups":["A","B"] """);

        var edited = (await Console.PatchAsync($"users/{user}", """{"department":"Finance","division":null,"firstName":"","groups":["b","C"],"status":"archived"}""")).ShouldSucceed();

        edited.String("department").ShouldBe("Finance");
        edited.String("division").ShouldBeNull();
        edited.String("firstName").ShouldBeNull();
        edited.String("email").ShouldBe("ann@example.com");
        edited.String("status").ShouldBe("Archived");
        edited["groups"].GetRawText().ShouldBe("""["B","C"]""");
        (await Console.GetAsync($"users/{user}"))["groups"].GetRawText().ShouldBe("""["B","C"]""");
    }

    [Test]
    public async Task What_was_read_may_be_sent_back()
    {
        var user = await AddAsync("ann@example.com");
        var read = await Console.GetAsync($"users/{user}");

        (await Console.PatchAsync($"users/{user}", read.Text)).ShouldSucceed().Text.ShouldBe(read.Text);
    }

    [TestCase("""{"firstName":"Ann"}""", "email")]
    [TestCase("""{"email":"nobody"}""", "email")]
    [TestCase("""{"email":null}""", "email")]
    [TestCase("""{"email":"a@example.com","customDate1":"2022-04-04"}""", "customDate1")]
    [TestCase("""{"email":"a@example.com","userType":"boss"}""", "userType")]
    [TestCase("""{"email":"a@example.com","managerEmail":"boss"}""", "managerEmail")]
    [TestCase("""{"email":"a@example.com","status":"gone"}""", "status")]
    [TestCase("""{"email":"a@example.com","admin":"yes"}""", "admin")]
    [TestCase("""{"email":"a@example.com","department":7}""", "department")]
    [TestCase("""{"email":"a@example.com","groups":"A"}""", "groups")]
    [TestCase("""{"email":"a@example.com","groups":[" "]}""", "groups")]
    [TestCase("""{"email":"a@example.com","nickname":"x"}""", "nickname")]
    [TestCase("""{"email":"a@example.com","id":"x"}""", "id")]
    public async Task A_wrong_member_is_refused_by_name(string body, string field) => (await Console.PostAsync("users", body)).ShouldRefuse(HttpStatusCode.BadRequest, field);

    [TestCase(255, true)]
    [TestCase(256, false)]
    public async Task Text_has_a_limit(int length, bool fits)
    {
        var answer = await Console.PostAsync("users", $$"""{"email":"a@example.com","department":"{{new string('x', length)}}"}""");

        _ = fits ? answer.ShouldSucceed(HttpStatusCode.Created) : answer.ShouldRefuse(HttpStatusCode.BadRequest, "department");
    }

    [Test]
    public async Task An_address_that_is_taken_is_a_conflict_in_any_letter_case()
    {
        await AddAsync("ann@example.com");
        var other = await AddAsync("bob@example.com");

        (await Console.PostAsync("users", """{"email":"ANN@example.com"}""")).ShouldRefuse(HttpStatusCode.Conflict, "email");
        (await Console.PatchAsync($"users/{other}", """{"email":"ann@EXAMPLE.com"}""")).ShouldRefuse(HttpStatusCode.Conflict, "email");
    }

    [Test]
    public async Task Users_are_searched_by_parts_of_address_and_name_in_any_letter_case()
    {
        await AddAsync("ann@example.com", """ "firstName":"Änne","lastName":"Müller" """);
        await AddAsync("bob@example.com", """ "firstName":"Bob_%","status":"Archived" """);

        (await Emails("users?search=ANN%40")).ShouldBe(["ann@example.com"]);
        (await Emails("users?search=%C3%A4nne%20m%C3%BCl")).ShouldBe(["ann@example.com"]);
        (await Emails("users?search=_%25")).ShouldBe(["bob@example.com"]);
        (await Emails("users?status=archived")).ShouldBe(["bob@example.com"]);
        (await Emails("users?status=ACTIVE&search=example")).ShouldBe(["ann@example.com"]);
        (await Emails("users?search=nobody")).ShouldBeEmpty();
    }

    [Test]
    public async Task Lists_are_paged()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddAsync($"u{i}@example.com");
        }

        var page = (await Console.GetAsync("users?page=2&pageSize=2")).ShouldSucceed();
        page["total"].GetInt32().ShouldBe(5);
        page["page"].GetInt32().ShouldBe(2);
        page["pageSize"].GetInt32().ShouldBe(2);
        page.Items.Select(user => user.GetProperty("email").GetString()).ShouldBe(["u2@example.com", "u3@example.com"]);
        (await Console.GetAsync("users?page=99")).Items.ShouldBeEmpty();
        (await Console.GetAsync("users?pageSize=5000"))["pageSize"].GetInt32().ShouldBe(500);
        (await Console.GetAsync("users?page=2147483647&pageSize=500")).ShouldSucceed().Items.ShouldBeEmpty();
    }

    [TestCase("users?status=gone", "status")]
    [TestCase("users?page=0", "page")]
    [TestCase("users?pageSize=-1", "pageSize")]
    [TestCase("users?page=x", "page")]
    [TestCase("audit?kind=x", "kind")]
    public async Task An_unknown_value_of_a_filter_is_refused(string path, string field) => (await Console.GetAsync(path)).ShouldRefuse(HttpStatusCode.BadRequest, field);

    [TestCase("users/6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [TestCase("users/nobody")]
    [TestCase("nothing/here")]
    public async Task What_is_not_there_is_not_found(string path) => (await Console.GetAsync(path)).ShouldRefuse(HttpStatusCode.NotFound);

    [Test]
    public async Task The_last_admin_cannot_be_archived()
    {
        var admin = await AddAsync("admin@example.com", """ "admin":true """);
        (await Console.PatchAsync($"users/{admin}", """{"status":"Archived"}""")).ShouldRefuse(HttpStatusCode.Conflict);

        await AddAsync("second@example.com", """ "admin":true """);
        (await Console.PatchAsync($"users/{admin}", """{"status":"Archived"}""")).ShouldSucceed();
    }

    [Test]
    public async Task A_user_made_while_live_is_warned_of_unless_opted_out()
    {
        var live = await Host.AddTenantAsync("Live", new Domain.Tenants.TenantSettings { TestMode = false });
        var console = As(live.ConsoleKey);

        (await console.PostAsync("users", """{"email":"a@live.example"}"""))["warnings"].GetArrayLength().ShouldBe(1);
        (await console.PostAsync("users", """{"email":"b@live.example","provisioningManaged":false}"""))["warnings"].GetArrayLength().ShouldBe(0);
        (await Console.PostAsync("users", """{"email":"c@test.example"}"""))["warnings"].GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task An_opt_out_makes_the_next_sync_look_at_everybody()
    {
        var user = await AddAsync("ann@example.com");
        await Console.PatchAsync($"users/{user}", """{"provisioningManaged":false}""");

        (await Console.GetAsync("provisioning/syncs?status=pending")).Items.ShouldHaveSingleItem().GetProperty("full").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public async Task Edits_are_audited_field_by_field()
    {
        var user = await AddAsync("ann@example.com", """ "department":"Sales" """);
        await Console.PatchAsync($"users/{user}", """{"department":"Finance","groups":["A"]}""");

        var entry = (await Console.GetAsync("audit?kind=user")).Items[0];
        entry.GetProperty("objectId").GetString().ShouldBe(user);
        entry.GetProperty("fields").GetRawText().ShouldBe("""[{"field":"department","before":"Sales","after":"Finance"},{"field":"groups","before":null,"after":"A"}]""");
    }

    [Test]
    public async Task Groups_count_their_active_members_and_list_them()
    {
        await AddAsync("ann@example.com", """ "groups":["Sales"],"firstName":"Ann" """);
        var bob = await AddAsync("bob@example.com", """ "groups":["Sales","Empty"] """);
        await Console.PatchAsync($"users/{bob}", """{"status":"Archived","groups":["Sales"]}""");

        var groups = (await Console.GetAsync("groups")).ShouldSucceed().Items;
        groups.Select(group => (group.GetProperty("name").GetString(), group.GetProperty("members").GetInt32(), group.GetProperty("managed").GetBoolean(), group.GetProperty("status").GetString()))
            .ShouldBe([("Sales", 1, false, "Active"), ("Empty", 0, false, "Active")]);
        var members = (await Console.GetAsync($"groups/{groups[0].GetProperty("id").GetString()}/members")).ShouldSucceed();
        members.Items.Select(member => (member.GetProperty("email").GetString(), member.GetProperty("name").GetString(), member.GetProperty("status").GetString()))
            .ShouldBe([("ann@example.com", "Ann", "Active"), ("bob@example.com", "bob@example.com", "Archived")]);
        (await Console.GetAsync($"groups/{Guid.Empty}/members")).ShouldRefuse(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task Nothing_of_another_tenant_is_seen_or_touched()
    {
        var user = await AddAsync("ann@example.com", """ "groups":["Sales"] """);
        var group = (await Console.GetAsync("groups")).Items[0].GetProperty("id").GetString();
        var stranger = As((await Host.AddTenantAsync("Stranger")).ConsoleKey);

        (await stranger.GetAsync("users"))["total"].GetInt32().ShouldBe(0);
        (await stranger.GetAsync("groups"))["total"].GetInt32().ShouldBe(0);
        (await stranger.GetAsync("audit"))["total"].GetInt32().ShouldBe(0);
        (await stranger.GetAsync("keys"))["total"].GetInt32().ShouldBe(1);
        (await stranger.GetAsync($"users/{user}")).ShouldRefuse(HttpStatusCode.NotFound);
        (await stranger.PatchAsync($"users/{user}", """{"department":"X"}""")).ShouldRefuse(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"groups/{group}/members")).ShouldRefuse(HttpStatusCode.NotFound);
        (await stranger.GetAsync("users.csv")).Text.ShouldNotContain("ann@example.com");
        var key = (await Console.GetAsync("keys")).Items[0].GetProperty("id").GetString();
        (await stranger.DeleteAsync($"keys/{key}")).ShouldRefuse(HttpStatusCode.NotFound);
        (await stranger.PostAsync("users", """{"email":"own@example.com","groups":["Sales"]}""")).ShouldSucceed(HttpStatusCode.Created);
        (await Console.GetAsync("groups")).Items[0].GetProperty("members").GetInt32().ShouldBe(1);
    }

    /// <param name="more">Further members.</param>
    private async Task<string> AddAsync(string email, string more = "")
    {
        var members = more.Length == 0 ? "" : "," + more;
        return (await Console.PostAsync("users", $$"""{"email":"{{email}}"{{members}}}""")).ShouldSucceed(HttpStatusCode.Created).Id;
    }

    private async Task<IEnumerable<string?>> Emails(string path) => (await Console.GetAsync(path)).ShouldSucceed().Items.Select(user => user.GetProperty("email").GetString());
}

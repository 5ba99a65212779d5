using System.Net;
using System.Text.Json;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class SyncTests : ConsoleTests
{
    private const string Path = "provisioning/syncs";

    [Test]
    public async Task A_forced_sync_reports_what_the_identity_provider_sent()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com", ",\"title\":\"Boss\"");
        var forced = (await Console.PostAsync(Path, """{"full":true}""")).ShouldSucceed(HttpStatusCode.Accepted);
        forced.Location!.ToString().ShouldBe($"/api/v1/{Path}/{forced.Id}");

        var report = await Console.FinishedAsync(forced.Id);

        report.Json.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "receivedAt", "startedAt", "finishedAt", "status", "service", "testMode", "full", "reason", "users", "groups", "memberships", "issues", "warnings", "detailsKept"],
            ignoreOrder: true);
        report["users"].GetRawText().ShouldBe("""{"created":1,"changed":0,"archived":0,"restored":0,"protected":0,"held":0,"failed":0}""");
        (await Console.GetAsync(Path)).Items.ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(forced.Id);
        var row = (await Console.GetAsync($"{Path}/{forced.Id}/changes?object=USERS&action=Created&outcome=successful&search=ANN")).Items.ShouldHaveSingleItem();
        row.GetProperty("email").GetString().ShouldBe("ann@example.com");
        row.GetProperty("fields").EnumerateArray().Select(field => field.GetRawText()).ShouldContain("""{"field":"jobTitle","before":null,"after":"Boss"}""");
        (await Console.GetAsync($"{Path}/{forced.Id}/changes?search=nobody"))["total"].GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task A_write_after_a_Test_Mode_report_is_shown_as_waiting_at_once_and_not_only_with_the_next_report_by_itself()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");
        await Console.SyncAsync();

        await Host.AddScimUserAsync(Tenant.ScimToken, "ben@example.com");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await Console.GetAsync(Path))["total"].GetInt32() < 2)
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    [Test]
    public async Task A_report_is_downloaded_whole_as_JSON_and_CSV()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com", ",\"title\":\"=1+1\"");
        var report = await Console.SyncAsync();

        var json = (await Console.GetAsync($"{Path}/{report.Id}/download?format=json")).ShouldSucceed();
        json["sync"].GetProperty("id").GetString().ShouldBe(report.Id);
        json["changes"].EnumerateArray().ShouldHaveSingleItem().GetProperty("email").GetString().ShouldBe("ann@example.com");
        var csv = (await Console.GetAsync($"{Path}/{report.Id}/download?format=CSV")).ShouldSucceed();
        csv.ContentType.ShouldBe("text/csv");
        csv.Bytes[0].ShouldBe((byte)0xEF);
        csv.Text.ShouldContain("ann@example.com");
        (await Console.GetAsync($"{Path}/{report.Id}/download?format=xml")).ShouldRefuse(HttpStatusCode.BadRequest, "format");
    }

    [Test]
    public async Task The_preview_shows_the_same_rows_and_writes_nothing()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");

        var preview = (await Console.GetAsync("provisioning/preview")).ShouldSucceed();
        preview["id"].ValueKind.ShouldBe(JsonValueKind.Null);
        preview["users"].GetProperty("created").GetInt32().ShouldBe(1);
        (await Console.GetAsync("provisioning/preview/changes?action=created")).Items.ShouldHaveSingleItem().GetProperty("email").GetString().ShouldBe("ann@example.com");
        (await Console.GetAsync("users"))["total"].GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task Another_mapping_is_previewed_on_one_user_and_on_the_whole_plan_without_being_saved()
    {
        const string Mapping = """[{"field":"email","attribute":"userName"},{"field":"department","attribute":"nickName"}]""";
        await Host.AddScimUserAsync(
            Tenant.ScimToken, "ann@example.com", ",\"nickName\":\"Annie\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"Sales\"}");

        var one = (await Console.PostAsync("provisioning/mapping/preview", $$"""{"userName":"ANN@example.com","mapping":{{Mapping}}}""")).ShouldSucceed();
        one["before"].GetProperty("department").GetString().ShouldBe("Sales");
        one["after"].GetProperty("department").GetString().ShouldBe("Annie");
        var rows = (await Console.PostAsync("provisioning/preview/changes", $$"""{"mapping":{{Mapping}}}""")).ShouldSucceed();
        rows.Items.ShouldHaveSingleItem().GetProperty("fields").GetRawText().ShouldContain("Annie");
        (await Console.PostAsync("provisioning/preview", $$"""{"mapping":{{Mapping}}}""")).ShouldSucceed()["users"].GetProperty("created").GetInt32().ShouldBe(1);
        (await Console.GetAsync("provisioning/mapping")).Text.ShouldNotContain("\"nickName\"");
    }

    [TestCase("""{"userName":"nobody@example.com","mapping":[]}""", HttpStatusCode.NotFound, null)]
    [TestCase("""{"mapping":[]}""", HttpStatusCode.BadRequest, "userName")]
    [TestCase("""{"userName":"a@example.com"}""", HttpStatusCode.BadRequest, "mapping")]
    [TestCase("""{"userName":"a@example.com","mapping":[{"field":"x","attribute":"title"}]}""", HttpStatusCode.BadRequest, "mapping[0].field")]
    public async Task A_wrong_mapping_preview_is_refused(string body, HttpStatusCode status, string? field) =>
        (await Console.PostAsync("provisioning/mapping/preview", body)).ShouldRefuse(status, field is null ? [] : [field]);

    [TestCase("provisioning/syncs?service=LDAP", "service")]
    [TestCase("provisioning/syncs?status=Done", "status")]
    [TestCase("provisioning/syncs?testMode=perhaps", "testMode")]
    [TestCase("provisioning/preview/changes?object=people", "object")]
    [TestCase("provisioning/preview/changes?action=linked", "action")]
    [TestCase("provisioning/preview/changes?outcome=maybe", "outcome")]
    public async Task An_unknown_value_of_a_filter_is_refused(string path, string field) => (await Console.GetAsync(path)).ShouldRefuse(HttpStatusCode.BadRequest, field);

    [TestCase("")]
    [TestCase("/changes")]
    [TestCase("/download")]
    public async Task A_sync_of_another_tenant_is_not_found(string rest)
    {
        var report = await Console.SyncAsync();

        (await As((await Host.AddTenantAsync("Stranger")).ConsoleKey).GetAsync($"{Path}/{report.Id}{rest}")).ShouldRefuse(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_body_that_is_no_order_is_refused() => (await Console.PostAsync(Path, """{"full":"yes","now":true}""")).ShouldRefuse(HttpStatusCode.BadRequest, "full", "now");

    [Test]
    public async Task Going_live_needs_the_right_number_of_archives_and_starts_a_full_sync()
    {
        await Host.AddScimUserAsync(Tenant.ScimToken, "ann@example.com");
        await Console.PostAsync("users", """{"email":"absent@example.com"}""");
        await Console.SyncAsync();

        var gate = (await Console.GetAsync("provisioning/go-live")).ShouldSucceed();
        gate["settled"].GetBoolean().ShouldBeFalse();
        gate["archives"].GetInt32().ShouldBe(1);
        gate["reasons"].GetArrayLength().ShouldBeGreaterThan(0);
        (await Console.PatchAsync("provisioning/settings", """{"testMode":false}""")).ShouldRefuse(HttpStatusCode.Conflict);
        (await Console.PostAsync("provisioning/go-live", """{"confirmArchives":0}""")).ShouldRefuse(HttpStatusCode.Conflict).String("detail")!.ShouldContain("1");
        (await Console.PostAsync("provisioning/go-live", "{}")).ShouldRefuse(HttpStatusCode.BadRequest, "confirmArchives");

        var sync = await Console.FinishedAsync((await Console.PostAsync("provisioning/go-live", """{"confirmArchives":1}""")).ShouldSucceed(HttpStatusCode.Accepted).Id);

        sync["testMode"].GetBoolean().ShouldBeFalse();
        sync["users"].GetProperty("archived").GetInt32().ShouldBe(1);
        (await Console.GetAsync("users?status=active")).Items.ShouldHaveSingleItem().GetProperty("email").GetString().ShouldBe("ann@example.com");
        (await Console.GetAsync("audit?kind=goLive")).Items.ShouldHaveSingleItem();
        var undo = await Console.FinishedAsync((await Console.PostAsync($"{Path}/{sync.Id}/undo", "{}")).ShouldSucceed(HttpStatusCode.Accepted).Id);
        undo.String("service").ShouldBe("Undo");
        (await Console.GetAsync("users?status=active")).Items.ShouldHaveSingleItem().GetProperty("email").GetString().ShouldBe("absent@example.com");
    }

    [Test]
    public async Task Only_what_can_be_undone_or_decided_is()
    {
        var report = await Console.SyncAsync();

        (await Console.PostAsync($"{Path}/{report.Id}/undo", "{}")).ShouldRefuse(HttpStatusCode.Conflict);
        (await Console.PostAsync($"{Path}/{report.Id}/held/allow", null)).ShouldRefuse(HttpStatusCode.Conflict);
        (await Console.PostAsync($"{Path}/{report.Id}/held/reject", null)).ShouldRefuse(HttpStatusCode.Conflict);
        (await Console.PostAsync($"{Path}/{Guid.Empty}/undo", "{}")).ShouldRefuse(HttpStatusCode.NotFound);
        (await Console.PostAsync($"{Path}/nonsense/held/allow", null)).ShouldRefuse(HttpStatusCode.NotFound);
        (await Console.PostAsync($"users/{Guid.Empty}/undo", "{}")).ShouldRefuse(HttpStatusCode.BadRequest, "syncId");
    }
}

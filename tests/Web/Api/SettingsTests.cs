using System.Net;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class SettingsTests : ConsoleTests
{
    private const string Path = "provisioning/settings";

    [Test]
    public async Task A_new_tenant_has_the_settings_of_the_contract() =>
        (await Console.GetAsync(Path)).ShouldSucceed().Text.ShouldBe(
            """
            {"enabled":true,"testMode":true,"service":"SCIM","tenantUrl":"https://provisioning.example/scim/v2","quietPeriodSeconds":10,"maxDelaySeconds":120,"allowedDomains":[],"seats":null,"archiveGuard":{"percent":20,"floor":100,"count":null,"windowHours":24},"membershipGuard":{"percent":20,"floor":100},"staleSync":{"hours":null,"recipients":[]},"retentionDays":400}
            """);

    [Test]
    public async Task A_merge_patch_changes_what_it_names_and_nothing_else()
    {
        var answer = await Console.PatchAsync(Path, """{"seats":50,"archiveGuard":{"count":7},"quietPeriodSeconds":0.5}""");

        answer.ShouldSucceed()["seats"].GetInt32().ShouldBe(50);
        answer["archiveGuard"].GetRawText().ShouldBe("""{"percent":20,"floor":100,"count":7,"windowHours":24}""");
        answer["quietPeriodSeconds"].GetDouble().ShouldBe(0.5);
        answer["maxDelaySeconds"].GetDouble().ShouldBe(120);
        (await Console.GetAsync(Path)).Text.ShouldBe(answer.Text);
    }

    [Test]
    public async Task Null_brings_a_default_back_and_switches_a_limit_off()
    {
        await Console.PatchAsync(Path, """{"seats":50,"quietPeriodSeconds":1,"archiveGuard":{"count":7,"floor":5}}""");
        var answer = await Console.PatchAsync(Path, """{"seats":null,"quietPeriodSeconds":null,"archiveGuard":{"count":null,"floor":null,"percent":null}}""", "application/json");

        answer.ShouldSucceed();
        var stored = await Console.GetAsync(Path);
        stored["seats"].GetRawText().ShouldBe("null");
        stored["quietPeriodSeconds"].GetDouble().ShouldBe(10);
        stored["archiveGuard"].GetRawText().ShouldBe("""{"percent":null,"floor":100,"count":null,"windowHours":24}""");
    }

    [Test]
    public async Task What_was_read_may_be_sent_back()
    {
        var read = await Console.GetAsync(Path);

        (await Console.PatchAsync(Path, read.Text)).ShouldSucceed().Text.ShouldBe(read.Text);
    }

    [Test]
    public async Task Allowed_domains_are_kept_in_one_form() =>
        (await Console.PatchAsync(Path, """{"allowedDomains":[" @Example.COM","example.com.","b.example"]}"""))
            .ShouldSucceed()["allowedDomains"].GetRawText().ShouldBe("""["example.com","b.example"]""");

    [TestCase("""{"enabled":null}""", "enabled")]
    [TestCase("""{"enabled":"yes"}""", "enabled")]
    [TestCase("""{"testMode":1}""", "testMode")]
    [TestCase("""{"service":"LDAP"}""", "service")]
    [TestCase("""{"service":null}""", "service")]
    [TestCase("""{"tenantUrl":"https://elsewhere.example"}""", "tenantUrl")]
    [TestCase("""{"quietPeriodSeconds":-1}""", "quietPeriodSeconds")]
    [TestCase("""{"quietPeriodSeconds":1e300}""", "quietPeriodSeconds")]
    [TestCase("""{"maxDelaySeconds":"10"}""", "maxDelaySeconds")]
    [TestCase("""{"allowedDomains":"example.com"}""", "allowedDomains")]
    [TestCase("""{"allowedDomains":["a b"]}""", "allowedDomains")]
    [TestCase("""{"seats":-1}""", "seats")]
    [TestCase("""{"seats":1.5}""", "seats")]
    [TestCase("""{"archiveGuard":{"percent":101}}""", "archiveGuard.percent")]
    [TestCase("""{"archiveGuard":7}""", "archiveGuard")]
    [TestCase("""{"membershipGuard":{"floor":-1}}""", "membershipGuard.floor")]
    [TestCase("""{"membershipGuard":{"count":1}}""", "membershipGuard.count")]
    [TestCase("""{"staleSync":{"hours":0}}""", "staleSync.hours")]
    [TestCase("""{"staleSync":{"recipients":["nobody"]}}""", "staleSync.recipients")]
    [TestCase("""{"retentionDays":0}""", "retentionDays")]
    [TestCase("""{"nothing":1}""", "nothing")]
    [TestCase("[]", "body")]
    [TestCase("{", "body")]
    [TestCase("""{"service":"\ud800"}""", "body")]
    [TestCase("""{"\udc00":1}""", "body")]
    [TestCase("""{"allowedDomains":["a\u0000.example"]}""", "body")]
    [TestCase("""{"seats":1,"seats":2}""", "body")]
    public async Task A_wrong_member_is_refused_by_name(string patch, string field)
    {
        (await Console.PatchAsync(Path, patch)).ShouldRefuse(HttpStatusCode.BadRequest, field);
    }

    [Test]
    public async Task All_errors_are_told_at_once_and_nothing_is_changed()
    {
        var before = await Console.GetAsync(Path);

        (await Console.PatchAsync(Path, """{"seats":-1,"retentionDays":0,"enabled":false,"archiveGuard":{"floor":"x"}}"""))
            .ShouldRefuse(HttpStatusCode.BadRequest, "seats", "retentionDays", "archiveGuard.floor");
        (await Console.GetAsync(Path)).Text.ShouldBe(before.Text);
    }

    [TestCase("{", "application/json", HttpStatusCode.BadRequest)]
    [TestCase("""{"seats":1,"seats":2}""", "application/json", HttpStatusCode.BadRequest)]
    [TestCase("seats=1", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_no_JSON_is_refused(string body, string contentType, HttpStatusCode status) =>
        (await Console.PatchAsync(Path, body, contentType)).ShouldRefuse(status);

    [Test]
    public async Task Switching_provisioning_on_turns_Test_Mode_on()
    {
        await Console.PatchAsync(Path, """{"testMode":false}""");
        await Console.PatchAsync(Path, """{"enabled":false}""");

        (await Console.PatchAsync(Path, """{"enabled":true,"testMode":false}""")).ShouldSucceed()["testMode"].GetBoolean().ShouldBeTrue();
    }

    [Test]
    public async Task Changed_domains_make_the_next_sync_look_at_everybody()
    {
        await Console.PatchAsync(Path, """{"allowedDomains":["example.com"]}""");

        var waiting = (await Console.GetAsync("provisioning/syncs")).ShouldSucceed().Items.ShouldHaveSingleItem();
        waiting.GetProperty("status").GetString().ShouldBe("Pending");
        waiting.GetProperty("full").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public async Task A_change_is_audited_with_before_and_after()
    {
        await Console.PatchAsync(Path, """{"seats":50,"allowedDomains":["example.com"]}""");

        var entry = (await Console.GetAsync("audit?kind=settings")).ShouldSucceed().Items.ShouldHaveSingleItem();
        entry.GetProperty("by").GetString().ShouldBe($"console key {Tenant.ConsoleKey[..8]}…");
        entry.GetProperty("fields").GetRawText().ShouldBe("""[{"field":"allowedDomains","before":null,"after":"example.com"},{"field":"seats","before":null,"after":"50"}]""");
    }

    [Test]
    public async Task A_patch_that_changes_nothing_leaves_no_trace()
    {
        await Console.PatchAsync(Path, """{"seats":null,"enabled":true}""");

        (await Console.GetAsync("audit")).Items.ShouldBeEmpty();
    }
}

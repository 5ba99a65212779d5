using System.Net;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class MappingTests : ConsoleTests
{
    private const string Path = "provisioning/mapping";
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    [Test]
    public async Task The_default_mapping_is_a_bare_array_that_may_be_put_back()
    {
        var read = (await Console.GetAsync(Path)).ShouldSucceed();

        read.Json.EnumerateArray().Select(entry => entry.GetRawText()).ShouldContain($$"""{"field":"department","attribute":"{{Enterprise}}:department"}""");
        (await Console.PutAsync(Path, read.Text)).ShouldSucceed().Text.ShouldBe(read.Text);
        (await Console.GetAsync("audit")).Items.ShouldBeEmpty();
    }

    [Test]
    public async Task Attributes_are_read_in_either_form_and_kept_in_the_canonical_one()
    {
        var answer = await Console.PutAsync(
            Path,
            $$"""[{"field":"comment","attribute":"urn:ietf:params:scim:schemas:core:2.0:User:NICKNAME"},{"field":"department","attribute":"{{Enterprise}}:costCenter"},{"field":"email","attribute":"username"}]""");

        answer.ShouldSucceed().Text.ShouldBe(
            $$"""[{"field":"comment","attribute":"nickName"},{"field":"department","attribute":"{{Enterprise}}:costCenter"},{"field":"email","attribute":"userName"}]""");
        (await Console.GetAsync(Path)).Text.ShouldBe(answer.Text);
    }

    [Test]
    public async Task A_changed_mapping_is_audited_and_makes_the_next_sync_look_at_everybody()
    {
        (await Console.PutAsync(Path, """[{"field":"email","attribute":"userName"},{"field":"firstName","attribute":"nickName"}]""")).ShouldSucceed();

        var fields = (await Console.GetAsync("audit?kind=mapping")).Items.ShouldHaveSingleItem().GetProperty("fields").EnumerateArray().Select(field => field.GetRawText());
        fields.ShouldContain("""{"field":"firstName","before":"name.givenName","after":"nickName"}""");
        fields.ShouldContain("""{"field":"jobTitle","before":"title","after":null}""");
        (await Console.GetAsync("provisioning/syncs?status=Pending")).Items.ShouldHaveSingleItem().GetProperty("full").GetBoolean().ShouldBeTrue();
    }

    [TestCase("""[{"field":"admin","attribute":"active"}]""", "[0].field")]
    [TestCase("""[{"field":"provisioningManaged","attribute":"active"}]""", "[0].field")]
    [TestCase("""[{"field":"status","attribute":"active"}]""", "[0].field")]
    [TestCase("""[{"field":"groups","attribute":"title"}]""", "[0].field")]
    [TestCase("""[{"field":"id","attribute":"title"}]""", "[0].field")]
    [TestCase("""[{"field":"firstName","attribute":"nothing"}]""", "[0].attribute")]
    [TestCase("""[{"field":"firstName","attribute":"name"}]""", "[0].attribute")]
    [TestCase("""[{"field":"firstName","attribute":"password"}]""", "[0].attribute")]
    [TestCase("""[{"field":"firstName"}]""", "[0].attribute")]
    [TestCase("""[{"attribute":"title"}]""", "[0].field")]
    [TestCase("""[{"field":"firstName","attribute":"title"},{"field":"firstName","attribute":"title"}]""", "[1].field")]
    [TestCase("""[{"field":"email","attribute":"displayName"}]""", "[0].attribute")]
    [TestCase("""[{"field":"firstName","attribute":"title","x":1}]""", "[0].x")]
    [TestCase("""["title"]""", "[0]")]
    [TestCase("""{"field":"firstName"}""", "body")]
    public async Task A_wrong_entry_is_refused_by_its_place(string body, string field) => (await Console.PutAsync(Path, body)).ShouldRefuse(HttpStatusCode.BadRequest, field);
}

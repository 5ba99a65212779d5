using System.Net;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class KeyTests : ConsoleTests
{
    [TestCase("provisioning/tokens", "token")]
    [TestCase("keys", "key")]
    public async Task A_new_secret_is_shown_once_and_listed_without_it(string path, string secret)
    {
        var issued = (await Console.PostAsync(path, """{"expiresAt":null}""")).ShouldSucceed(HttpStatusCode.Created);

        issued.String(secret)!.Length.ShouldBe(43);
        issued.Location!.ToString().ShouldEndWith(issued.Id);
        var listed = (await Console.GetAsync(path)).ShouldSucceed();
        listed["total"].GetInt32().ShouldBe(2);
        listed.Text.ShouldNotContain(issued.String(secret)!);
        listed.Items[0].GetProperty("prefix").GetString().ShouldBe(issued.String(secret)![..8]);
        listed.Items[0].EnumerateObject().Select(member => member.Name).ShouldBe(["id", "prefix", "createdAt", "expiresAt", "lastUsedAt", "revokedAt"]);
    }

    [TestCase("provisioning/tokens")]
    [TestCase("keys")]
    public async Task A_third_active_one_is_refused_until_one_is_revoked(string path)
    {
        var second = (await Console.PostAsync(path, null)).ShouldSucceed(HttpStatusCode.Created);

        (await Console.PostAsync(path)).ShouldRefuse(HttpStatusCode.Conflict);
        (await Console.DeleteAsync($"{path}/{second.Id}")).ShouldSucceed(HttpStatusCode.NoContent);
        (await Console.PostAsync(path)).ShouldSucceed(HttpStatusCode.Created);
    }

    [Test]
    public async Task A_revoked_key_opens_nothing_from_then_on()
    {
        var issued = await Console.PostAsync("keys");
        var other = As(issued.String("key")!);
        (await other.GetAsync("keys")).ShouldSucceed();

        await Console.DeleteAsync($"keys/{issued.Id}");

        (await other.GetAsync("keys")).ShouldRefuse(HttpStatusCode.Unauthorized);
        (await Console.DeleteAsync($"keys/{issued.Id}")).ShouldSucceed(HttpStatusCode.NoContent);
    }

    [TestCase("""{"expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt")]
    [TestCase("""{"expiresAt":"tomorrow"}""", "expiresAt")]
    [TestCase("""{"expiresAt":5}""", "expiresAt")]
    [TestCase("""{"name":"x"}""", "name")]
    public async Task A_wrong_expiry_is_refused(string body, string field) =>
        (await Console.PostAsync("provisioning/tokens", body)).ShouldRefuse(HttpStatusCode.BadRequest, field);

    [Test]
    public async Task An_expiry_is_kept() =>
        (await Console.PostAsync("keys", """{"expiresAt":"2100-01-31T01:00:00+01:00"}""")).ShouldSucceed(HttpStatusCode.Created).String("expiresAt").ShouldBe("2100-01-31T00:00:00Z");

    [TestCase("keys/6f9619ff-8b86-d011-b42d-00cf4fc964ff")]
    [TestCase("keys/nonsense")]
    [TestCase("provisioning/tokens/nonsense")]
    public async Task An_unknown_one_cannot_be_revoked(string path) => (await Console.DeleteAsync(path)).ShouldRefuse(HttpStatusCode.NotFound);

    [Test]
    public async Task Each_secret_opens_its_own_door_only()
    {
        (await As(Tenant.ScimToken).GetAsync("users")).ShouldRefuse(HttpStatusCode.Unauthorized);
        (await As(OperatorKey).GetAsync("users")).ShouldRefuse(HttpStatusCode.Unauthorized);
        (await Console.GetAsync("tenants")).ShouldRefuse(HttpStatusCode.Unauthorized);
        using var scim = Host.ClientWith(Tenant.ConsoleKey);
        (await scim.GetAsync(new Uri("/scim/v2/Users", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Issuing_and_revoking_are_audited_without_the_secret()
    {
        var issued = await Console.PostAsync("provisioning/tokens");
        await Console.DeleteAsync($"provisioning/tokens/{issued.Id}");

        var audit = await Console.GetAsync("audit?kind=token");
        audit.Items.Select(entry => entry.GetProperty("text").GetString()).ShouldBe([
            $"SCIM token {issued.String("prefix")}… revoked", $"SCIM token {issued.String("prefix")}… issued"]);
        audit.Text.ShouldNotContain(issued.String("token")!);
    }
}

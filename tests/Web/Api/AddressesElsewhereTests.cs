using System.Net;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class AddressesElsewhereTests : ConsoleTests
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    [Test]
    public async Task An_address_of_another_tenant_is_refused_without_saying_whose()
    {
        var other = await Host.AddTenantAsync("Secret Corp");
        await As(other.ConsoleKey).PostAsync("users", """{"email":"shared@example.com"}""");

        var refused = (await Console.PostAsync("users", """{"email":"Shared@example.com"}""")).ShouldRefuse(HttpStatusCode.Conflict, "email");
        refused.Text.ShouldNotContain("Secret");
    }

    [Test]
    public async Task An_archived_user_of_another_tenant_keeps_no_address()
    {
        var other = As((await Host.AddTenantAsync("Secret Corp")).ConsoleKey);
        await other.PostAsync("users", """{"email":"left@example.com","status":"Archived"}""");

        (await Console.PostAsync("users", """{"email":"left@example.com"}""")).ShouldSucceed(HttpStatusCode.Created);
    }
}

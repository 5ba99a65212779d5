using System.Net;
using Ksat.Provisioning.Application.FirstStart;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Testing;
using Ksat.Provisioning.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Web.Tests.Hosting;

internal sealed class FirstStartTests
{
    private const string ScimToken = "scim-token-given-by-the-install-0123";
    private const string ConsoleKey = "console-key-given-by-the-install-012";
    private const string OperatorKey = "operator-key-given-by-the-install-01";

    [Test]
    public async Task Given_secrets_open_their_doors_from_the_first_moment()
    {
        using var host = new ProvisioningHost(new Dictionary<string, string>
        {
            ["Bootstrap:Tenant"] = "Acme",
            ["Bootstrap:ScimToken"] = ScimToken,
            ["Bootstrap:ConsoleKey"] = ConsoleKey,
            ["Bootstrap:OperatorKey"] = OperatorKey,
        });

        (await StatusAsync(host, ScimToken, "/scim/v2/Users?startIndex=1&count=2")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(host, ConsoleKey, "/api/v1/users")).ShouldBe(HttpStatusCode.OK);
        using var client = host.ClientWith(OperatorKey);
        (await client.GetStringAsync(new Uri("/api/v1/tenants", UriKind.Relative))).ShouldContain("\"name\":\"Acme\"");
    }

    [Test]
    public async Task Of_several_starts_at_once_one_makes_the_tenant()
    {
        await using var application = await ProvisioningApplication.StartAsync();

        var starts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StartAsync(application)));

        starts.OfType<InstallationStart.Made>().ShouldHaveSingleItem().ScimToken.ShouldNotBeNull();
        starts.OfType<InstallationStart.GoesOn>().Count().ShouldBe(4);
        (await StartAsync(application)).ShouldBe(new InstallationStart.GoesOn(1));
    }

    private static async Task<InstallationStart> StartAsync(ProvisioningApplication application)
    {
        await using var scope = application.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ISender>().SendAsync(new StartInstallation(null, null, null, null), CancellationToken.None);
        return result.Value;
    }

    private static async Task<HttpStatusCode> StatusAsync(ProvisioningHost host, string secret, string path)
    {
        using var client = host.ClientWith(secret);
        return (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
    }
}

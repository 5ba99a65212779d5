using System.Net;
using Ksat.Provisioning.Infrastructure.Requests;
using Ksat.Provisioning.Testing.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Web.Tests.Api;

/// <summary>Entries are lost rather than requests slowed, and the loss is shown (docs/operations.md, "Requests").</summary>
[TestFixture]
internal sealed class RequestLogOverloadTests
{
    private const int Requests = 60;
    private static readonly RequestLogLimits Small = new(MostWaiting: 10, BatchSize: 5);

    [Test]
    public async Task While_the_log_cannot_be_written_requests_are_answered_and_lost_entries_are_counted_and_shown()
    {
        using var host = new ProvisioningHost(extend: services => services.AddSingleton(Small));
        var tenant = await host.AddTenantAsync();
        using var scim = host.ClientWith(tenant.ScimToken);
        var console = new ApiClient(host.ClientWith(tenant.ConsoleKey));
        (await console.GetAsync("provisioning/requests"))["lost"].GetInt64().ShouldBe(0);

        await using (var stranger = new SqliteConnection($"Data Source={host.DatabasePath};Pooling=False"))
        {
            await stranger.OpenAsync();
            await using var locking = stranger.BeginTransaction(deferred: false);
            for (var i = 0; i < Requests; i++)
            {
                using var answer = await scim.GetAsync(new Uri("/scim/v2/Users", UriKind.Relative));
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            }
        }

        var log = (await console.GetAsync("provisioning/requests")).ShouldSucceed();
        var (kept, lost) = (log["total"].GetInt32(), log["lost"].GetInt64());
        (kept + lost).ShouldBe(Requests, "each is either there or counted");
        lost.ShouldBeGreaterThanOrEqualTo(Requests - Small.MostWaiting - (2 * Small.BatchSize));
        (await scim.GetAsync(new Uri("/scim/v2/Users", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var after = (await console.GetAsync("provisioning/requests")).ShouldSucceed();
        (after["total"].GetInt32(), after["lost"].GetInt64()).ShouldBe((kept + 1, lost), "there is room again");
    }
}

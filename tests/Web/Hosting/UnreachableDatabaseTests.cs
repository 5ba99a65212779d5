using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Testing.Hosting;
using Ksat.Provisioning.Web.Tests.Scim;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Web.Tests.Hosting;

/// <summary>While the database is out of reach, whoever knocks is told to come again: at the door already, which cannot know yet who he is.</summary>
[NonParallelizable]
public sealed class UnreachableDatabaseTests
{
    private ProvisioningHost host = null!;

    [SetUp]
    public void Start()
    {
        host = new ProvisioningHost(extend: services =>
        {
            ScimServer.NothingInTheBackground(services);

            // An open connection would go on with the file that was moved away.
            services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ProvisioningDbContext>>().CreateDbContext().For(provider.GetRequiredService<Caller>()));
        });
        host.UseKestrel(0);
        host.StartServer();
    }

    [TearDown]
    public void Stop() => host.Dispose();

    [Test]
    public async Task A_token_that_cannot_be_looked_up_is_503_with_Retry_After_and_a_SCIM_error_until_the_database_is_back()
    {
        var client = new ScimClient(host.CreateClient(), await host.AddTenantAsync());
        await WithoutDatabaseAsync(async () =>
        {
            foreach (var (method, path, body) in new[] { ("GET", "/Users", null), ("POST", "/Users", """{"userName":"a@x"}"""), ("GET", "/ServiceProviderConfig", null) })
            {
                (await client.SendAsync(method, path, body)).ShouldBeError(503).Headers["Retry-After"].ShouldBe("2");
            }
        });
        (await client.GetAsync("/Users")).ShouldBe(200).Total.ShouldBe(0);
    }

    [Test]
    public async Task A_token_that_is_known_gets_the_same_answer_from_inside()
    {
        var client = new ScimClient(host.CreateClient(), await host.AddTenantAsync());
        (await client.GetAsync("/Users")).ShouldBe(200);
        await WithoutDatabaseAsync(async () => (await client.GetAsync("/Users")).ShouldBeError(503).Headers["Retry-After"].ShouldBe("2"));
    }

    [Test]
    public async Task A_console_key_that_cannot_be_looked_up_is_503_with_Retry_After_and_problem_details()
    {
        using var client = host.ClientWith((await host.AddTenantAsync()).ConsoleKey);
        await WithoutDatabaseAsync(async () =>
        {
            using var answer = await client.GetAsync("/api/v1/users");
            ((int)answer.StatusCode).ShouldBe(503);
            answer.Headers.RetryAfter!.ToString().ShouldBe("2");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            using var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            problem.RootElement.GetProperty("status").GetInt32().ShouldBe(503);
            problem.RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
        });
        using var again = await client.GetAsync("/api/v1/users");
        ((int)again.StatusCode).ShouldBe(200);
    }

    /// <summary>A folder stands where the file was, as when a disk isn't mounted.</summary>
    private async Task WithoutDatabaseAsync(Func<Task> meanwhile)
    {
        var aside = host.DatabasePath + ".aside";
        SqliteConnection.ClearAllPools();
        File.Move(host.DatabasePath, aside);
        Directory.CreateDirectory(host.DatabasePath);
        try
        {
            await meanwhile();
        }
        finally
        {
            Directory.Delete(host.DatabasePath);
            File.Move(aside, host.DatabasePath);
        }
    }
}

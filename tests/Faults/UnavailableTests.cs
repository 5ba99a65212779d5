using System.Net;
using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Flavours;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Traffic;
using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Faults.Tests;

/// <summary>While the database can't be written, the IdP is told to come again, and nothing that was acknowledged is lost.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class UnavailableTests
{
    private const int MostUsers = 5000;

    [Test]
    public async Task A_full_disk_is_a_503_with_Retry_After_until_there_is_room_again()
    {
        using var server = new ServerProcess();
        await server.StartAsync(fileSizeKilobytes: 2500);
        using var client = server.Client();
        var writes = new Writes(Organisation.Of(new SimulatorOptions { Users = MostUsers, Groups = 0, Seed = 11 }));
        var complaints = writes.Connect(server, client);

        var refused = await FillAsync(server, client, writes.Organisation.People);
        var stored = writes.Organisation.People.Count(person => person.ScimId is not null);
        stored.ShouldBeGreaterThan(0);
        await Should503Async(server, client, refused);
        (await writes.SettleAsync(CancellationToken.None)).ShouldBeEmpty("what was acknowledged can still be read");

        await server.LiftFileSize();
        (await writes.OneAsync(refused, new Random(1), CancellationToken.None)).ShouldBeTrue("there is room again");
        await server.KillAsync();
        await server.StartAsync();
        (await writes.SettleAsync(CancellationToken.None)).ShouldBeEmpty("what was acknowledged is there after a restart");
        complaints.All.ShouldBeEmpty();
        TestContext.Out.WriteLine($"{stored} users were stored before the disk was full");
    }

    [Test]
    public async Task A_locked_database_is_a_503_with_Retry_After_until_it_is_free_again()
    {
        using var server = new ServerProcess(connection: "Default Timeout=2");
        await server.StartAsync();
        using var client = server.Client();
        var writes = new Writes(Organisation.Of(new SimulatorOptions { Users = 10, Groups = 0, Seed = 12 }));
        var complaints = writes.Connect(server, client);
        (await writes.OneAsync(writes.Organisation.People[0], new Random(1), CancellationToken.None)).ShouldBeTrue();

        await using (var stranger = new SqliteConnection($"Data Source={server.DatabaseFile};Pooling=False"))
        {
            await stranger.OpenAsync();
            await using var locking = stranger.BeginTransaction(deferred: false);
            await Should503Async(server, client, writes.Organisation.People[1]);
            (await writes.SettleAsync(CancellationToken.None)).ShouldBeEmpty("reading goes on");
        }

        (await writes.OneAsync(writes.Organisation.People[1], new Random(1), CancellationToken.None)).ShouldBeTrue("it is free again");
        (await writes.SettleAsync(CancellationToken.None)).ShouldBeEmpty();
        complaints.All.ShouldBeEmpty();
    }

    /// <summary>Creates people until one is refused; answers him.</summary>
    private static async Task<Person> FillAsync(ServerProcess server, HttpClient client, IReadOnlyList<Person> people)
    {
        foreach (var person in people)
        {
            using var request = Request(server, person);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                return person;
            }

            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            using var body = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            (person.ScimId, person.Active) = (body.RootElement.GetProperty("id").GetString(), true);
        }

        throw new AssertionException($"{people.Count} users fit on the disk that should be full.");
    }

    private static async Task Should503Async(ServerProcess server, HttpClient client, Person person)
    {
        using var request = Request(server, person);
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        using var body = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        ErrorAnswer.Of(HttpStatusCode.ServiceUnavailable)(body.RootElement).ShouldBeNull();
    }

    private static HttpRequestMessage Request(ServerProcess server, Person person)
    {
        var manners = new OktaManners(ServerProcess.ScimToken);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.TenantUrl + "/Users"))
        {
            Content = new StringContent(UserBodies.Create(person).ToJsonString(), System.Text.Encoding.UTF8, "application/scim+json"),
        };
        manners.Dress(request);
        return request;
    }
}

using System.Diagnostics;
using System.Text;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Scim.Schemas;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Benchmarks.Store;

/// <summary>What must not grow with the tenant, measured in a small one and in a large one; what grows, against plain reading and writing (docs/benchmarks.md, "Store").</summary>
internal static class StoreBenchmark
{
    private const int Few = 100;

    public static async Task RunAsync(int many)
    {
        await using var small = await FilledStore.MakeAsync(Few);
        await using var large = await FilledStore.MakeAsync(many);
        Console.WriteLine($"| {"what",-46} | {Few + " users",12} | {many + " users",13} | ratio |\n|---|---|---|---|");
        var (before, after) = (await SteadyAsync(small), await SteadyAsync(large));
        foreach (var (one, other) in before.Zip(after))
        {
            Console.WriteLine($"| {one.Name,-46} | {one.Median.TotalMicroseconds,9:N0} µs | {other.Median.TotalMicroseconds,10:N0} µs | {other.Median / one.Median,5:N2} |");
        }

        await PlanAsync(large);
        await MembersAsync(large, Math.Min(10_000, many / 2));
        await CreateAsync();
    }

    private static async Task<List<Measured>> SteadyAsync(FilledStore store)
    {
        var count = store.Users.Count;
        var random = new Random(7);
        int Any() => random.Next(count);
        return
        [
            await Measured.AsAsync("look-up by userName", 200, _ => FindAsync(store, $"userName eq \"{FilledStore.NameOf(Any())}\"")),
            await Measured.AsAsync("look-up by externalId", 200, _ => FindAsync(store, $"externalId eq \"00u{Any()}\"")),
            await Measured.AsAsync("look-up by e-mail", 200, _ => FindAsync(store, $"emails.value eq \"{FilledStore.NameOf(Any())}\"")),
            await Measured.AsAsync("look-up by e-mail of type work", 200, _ => FindAsync(store, $"emails[type eq \"work\"].value eq \"{FilledStore.NameOf(Any())}\"")),
            await Measured.AsAsync("GET user", 200, _ => store.SendAsync(new GetUser(store.Users[Any()], WithGroups: true))),
            await Measured.AsAsync("GET group without members", 200, _ => store.SendAsync(new GetGroup(store.Group, WithMembers: false))),
            await Measured.AsAsync("PATCH one member in, one out", 100, i => PatchAsync(store, store.Users[^(1 + (Math.Abs(i) % 20))], add: i % 2 == 0)),
            await Measured.AsAsync("planning: 10 users", 100, _ => store.AskAsync((IPlanningState state) => state.UsersAsync(Ten(), default))),
            await Measured.AsAsync(
                "planning: memberships of 10 users",
                100,
                _ => store.AskAsync((IPlanningState state) => state.MembershipsOfUsersAsync(Ten(), 500, default).ToListAsync().AsTask())),
            await Measured.AsAsync(
                "planning: 10 users of the large group",
                100,
                _ => store.AskAsync((IPlanningState state) => state.MembershipsAsync(store.Group, Ten(), default))),
            await Measured.AsAsync("planning: gone users", 100, _ => store.AskAsync((IPlanningState state) => state.GoneUsersAsync(Ten(), default))),
            await Measured.AsAsync("planning: requests of 10 users", 100, _ => store.AskAsync((IPlanningState state) => state.RequestsAsync(Ten(), 0, 10, default))),
        ];

        List<Guid> Ten() => [.. Enumerable.Range(0, 10).Select(_ => store.Users[Any()])];
    }

    private static async Task PlanAsync(FilledStore store)
    {
        var users = await TookAsync(() => store.AskAsync<IPlanningState, int>(async state =>
        {
            var read = 0;
            await foreach (var page in state.AllUsersAsync(500, default))
            {
                read += page.Count;
            }

            return read;
        }));
        var memberships = await TookAsync(() => store.AskAsync<IPlanningState, int>(async state =>
        {
            var read = 0;
            await foreach (var page in state.MembershipsOfGroupsAsync(null, 500, default))
            {
                read += page.Count;
            }

            return read;
        }));
        var absent = await TookAsync(() => store.AskAsync((IPlanningState state) => state.AbsentUsersAsync(500, default).ToListAsync().AsTask()));
        var count = await TookAsync(() => store.AskAsync((IPlanningState state) => state.ActiveRosterUsersAsync(default)));
        var plain = await TookAsync(() => store.AskAsync<ProvisioningDbContext, int>(async database =>
        {
            var read = 0;
            await foreach (var _ in database.DirectoryUsers.AsNoTracking().AsAsyncEnumerable())
            {
                read++;
            }

            await foreach (var _ in database.RosterUsers.AsNoTracking().AsAsyncEnumerable())
            {
                read++;
            }

            return read;
        }));
        Console.WriteLine($"\nplain reading of both tables {plain:N0} ms; planning pages of all users {users:N0} ms ({users / plain:N2} ×), of all memberships {memberships:N0} ms, absent users {absent:N0} ms, active users counted {count:N1} ms");
    }

    private static async Task MembersAsync(FilledStore store, int count)
    {
        var body = Body($$"""{"displayName":"Everybody","members":[{{string.Join(',', store.Users.Take(count).Select(id => $$"""{"value":"{{id}}"}"""))}}]}""", SchemaTable.Default.Groups);
        var put = await TookAsync(async () =>
        {
            await store.SendAsync(new ReplaceGroup(store.Group, body, Precondition.None));
            return 0;
        });
        var again = await TookAsync(async () =>
        {
            await store.SendAsync(new ReplaceGroup(store.Group, body, Precondition.None));
            return 0;
        });
        var all = Body($$"""{"displayName":"Everybody","members":[{{string.Join(',', store.Users.Take(store.Users.Count / 2).Select(id => $$"""{"value":"{{id}}"}"""))}}]}""", SchemaTable.Default.Groups);
        var back = await TookAsync(async () =>
        {
            await store.SendAsync(new ReplaceGroup(store.Group, all, Precondition.None));
            return 0;
        });
        Console.WriteLine($"PUT of {count:N0} members over {store.Users.Count / 2:N0} {put:N0} ms, again unchanged {again:N0} ms, PUT of {store.Users.Count / 2:N0} members {back:N0} ms");
    }

    private static async Task CreateAsync()
    {
        const int Times = 1_000;
        await using var store = await FilledStore.MakeAsync(Few);
        using var bare = new BareInsert();
        var bodies = Enumerable.Range(Few, 4 * Times).Select(i => Encoding.UTF8.GetBytes(FilledStore.DocumentOf(i))).ToList();
        var next = 0;
        async Task CreateAsync() => await store.SendAsync(new CreateUser(ResourceBody.Read(bodies[Interlocked.Increment(ref next) - 1], SchemaTable.Default.Users, BodyLimits.Default).Value));
        async Task InsertAsync(int i) => await bare.InsertAsync(bodies[i]);

        for (var i = 0; i < 200; i++)
        {
            await CreateAsync();
            await InsertAsync(i);
        }

        var (created, inserted) = (new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            created.Add(await TookAsync(async () =>
            {
                await CreateAsync();
                return 0;
            }));
            inserted.Add(await TookAsync(async () =>
            {
                await InsertAsync(200 + i);
                return 0;
            }));
        }

        created.Sort();
        inserted.Sort();
        var (create, insert) = (created[Times / 2], inserted[Times / 2]);
        var many = await TookAsync(async () =>
        {
            await Parallel.ForAsync(0, Times, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, _) => await CreateAsync());
            return 0;
        });
        var bareMany = await TookAsync(async () =>
        {
            await Parallel.ForAsync(0, Times, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await InsertAsync(200 + Times + i));
            return 0;
        });
        Console.WriteLine(
            $"create a user {1_000 * create:N0} µs, bare insert {1_000 * insert:N0} µs ({create / insert:N2} ×); 16 at once: {Times / many * 1_000:N0}/s, bare {Times / bareMany * 1_000:N0}/s ({many / bareMany:N2} ×)");
    }

    private static Task FindAsync(FilledStore store, string filter) =>
        store.SendAsync(new FindUsers(FilterParser.Parse(filter, SchemaTable.Default.Users).Value, null, Paging.Of(1, 100), WithGroups: true));

    private static Task PatchAsync(FilledStore store, Guid user, bool add)
    {
        var operation = add ? $$"""{"op":"add","path":"members","value":[{"value":"{{user}}"}]}""" : $$"""{"op":"remove","path":"members[value eq \"{{user}}\"]"}""";
        var patch = GroupPatch.Parse(
            Encoding.UTF8.GetBytes($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}"""), SchemaTable.Default.Groups, BodyLimits.Default);
        return store.SendAsync(new PatchGroupMembers(store.Group, patch.Value, Precondition.None));
    }

    private static ResourceBody Body(string json, ResourceType type) => ResourceBody.Read(Encoding.UTF8.GetBytes(json), type, BodyLimits.Default).Value;

    private static async Task<double> TookAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}

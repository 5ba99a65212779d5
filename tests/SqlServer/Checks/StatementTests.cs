using System.Reflection;
using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Application.AccessKeys;
using Ksat.Provisioning.Application.Audit;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Application.FirstStart;
using Ksat.Provisioning.Application.Lists;
using Ksat.Provisioning.Application.MappingSettings;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Roster.Groups;
using Ksat.Provisioning.Application.Roster.Users;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Application.Tenants;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Reports;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Scim.Schemas;
using Ksat.Provisioning.SqlServer.Tests.Absent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Ksat.Provisioning.SqlServer.Tests.Checks;

/// <summary>Everything that the application sends to SQL Server is parsed and bound as SQL Server 2019 does it, and travels (docs/decisions/0007).</summary>
[TestFixture]
public sealed class StatementTests
{
    private static readonly SchemaTable Schemas = SchemaTable.Default;
    private static readonly Guid Id = AbsentReader.Id;
    private static readonly TimeSpan LongestWalk = TimeSpan.FromSeconds(5);

    private AbsentSqlServer server = null!;

    [OneTimeSetUp]
    public async Task RunEverythingAsync()
    {
        server = new AbsentSqlServer();
        await RunUsersAsync();
        await RunGroupsAsync();
        await RunConsoleAsync();
        await RunReportsAsync();
        await RunPortsAsync();
        await RunTheRestAsync();
    }

    [OneTimeTearDown]
    public async Task EndAsync() => await server.DisposeAsync();

    [Test]
    public void Every_command_and_query_was_among_it() =>
        Requests().Where(type => !server.Handled.Contains(type)).Select(type => type.Name).ShouldBeEmpty("list them above with what they take");

    [Test]
    public void The_binder_has_nothing_to_say_about_any_statement() =>
        TransactSql.Complaints(server.Schema(), server.Log.Statements).ShouldBeEmpty();

    [Test]
    public void No_statement_is_a_merge()
    {
        foreach (var statement in server.Log.Statements)
        {
            var merges = new Merges();
            TransactSql.Parse(statement.Text).Accept(merges);
            merges.Found.ShouldBeFalse(statement.Text);
        }
    }

    [Test]
    public void No_statement_has_more_parameters_than_SQL_Server_takes() =>
        server.Log.Statements.Max(statement => statement.Parameters.Count).ShouldBeLessThanOrEqualTo(2_098);

    [Test]
    public void Only_the_questions_across_tenants_leave_the_tenant_out()
    {
        var open = server.Log.Statements.Where(statement => !statement.Text.Contains("TenantId", StringComparison.Ordinal)).Select(statement => statement.Text).Distinct().ToList();

        open.ShouldAllBe(text => text.Contains("[Tenants]") || text.Contains("[AccessKeys]") || text.Contains("[SyncStates]") || !text.Contains("FROM ["), string.Join("\n---\n", open));
    }

    private async Task RunUsersAsync()
    {
        var body = Body("""{"userName":"anna@acme.example","externalId":"00u1","displayName":"Anna","active":true,"emails":[{"value":"anna@acme.example","primary":true}]}""", Schemas.Users);
        await server.SentByAsync(new CreateUser(body));
        await server.SentByAsync(new ReplaceUser(Id, body, Precondition.None));
        await server.SentByAsync(new PatchUser(Id, UserPatchOf("""{"op":"replace","path":"title","value":"Boss"}"""), Precondition.None));
        await server.SentByAsync(new RestoreUser(Id, UserPatchOf("""{"op":"replace","value":{"active":true}}"""), Precondition.None));
        await server.SentByAsync(new ArchiveUser(Id, UserPatchOf("""{"op":"replace","value":{"active":false}}"""), Precondition.None));
        await server.SentByAsync(new ArchiveUser(Id, null, Precondition.None));
        await server.SentByAsync(new GetUser(Id, WithGroups: true));
        await server.SentByAsync(new FindUsers(null, null, Paging.Of(1, 100), WithGroups: true));
        foreach (var attribute in SortKeys(Schemas.Users))
        {
            await server.SentByAsync(new FindUsers(null, SortBy.Parse(attribute, "descending", Schemas.Users).Value, Paging.Of(2, 10), WithGroups: false));
        }
    }

    private async Task RunGroupsAsync()
    {
        var body = Body($$"""{"displayName":"Sales","externalId":"g1","members":[{"value":"{{Id}}"},{"value":"00u9"}]}""", Schemas.Groups);
        await server.SentByAsync(new CreateGroup(body));
        await server.SentByAsync(new ReplaceGroup(Id, body, Precondition.None));
        await server.SentByAsync(new PatchGroup(Id, GroupPatchOf("""{"op":"replace","value":{"displayName":"Sales 2","externalId":"g2"}}"""), Precondition.None));
        await server.SentByAsync(new RenameGroup(Id, GroupPatchOf("""{"op":"replace","path":"displayName","value":"Sales 3"}"""), Precondition.None));
        foreach (var operation in new[]
        {
            $$"""{"op":"add","path":"members","value":[{"value":"{{Guid.Empty}}"},{"value":"00u9"}]}""",
            $$"""{"op":"remove","path":"members[value eq \"{{Id}}\"]"}""",
            """{"op":"remove","path":"members[display sw \"A\"]"}""",
            """{"op":"remove","path":"members"}""",
        })
        {
            await server.SentByAsync(new PatchGroupMembers(Id, GroupPatchOf(operation), Precondition.None));
        }

        await server.SentByAsync(new ArchiveGroup(Id, Precondition.None));
        await server.SentByAsync(new GetGroup(Id, WithMembers: true));
        await server.SentByAsync(new FindGroups(null, null, Paging.Of(1, 100), WithMembers: true));
        foreach (var attribute in SortKeys(Schemas.Groups))
        {
            await server.SentByAsync(new FindGroups(null, SortBy.Parse(attribute, null, Schemas.Groups).Value, Paging.Of(1, 10), WithMembers: false));
        }
    }

    private async Task RunConsoleAsync()
    {
        var page = new PageRequest(2, 10);
        await server.SentByAsync(new FindRosterUsers("anna", RosterStatus.Active, page));
        await server.SentByAsync(new FindRosterUsers(null, null, page));
        await server.SentByAsync(new GetRosterUser(Id));
        await server.SentByAsync(new CreateRosterUser(UserPatch.Read(Json("""{"email":"dora@acme.example","groups":["Sales","New"],"admin":true}"""))));
        await server.SentByAsync(new ChangeRosterUser(Id, UserPatch.Read(Json("""{"email":"ben@acme.example","department":"Sales","groups":["Sales"],"status":"Archived","admin":false}"""))));
        await server.SentByAsync(new FindRosterGroups("sal", RosterStatus.Active, page));
        await server.SentByAsync(new FindRosterGroups(null, null, page));
        await server.SentByAsync(new FindGroupMembers(Id, page));
        await server.SentByAsync(new GetSettings());
        await server.SentByAsync(new ChangeSettings(SettingsPatch.Read(Json("""{"testMode":true,"allowedDomains":["acme.example"],"seats":10}"""), "https://x/scim/v2")));
        await server.SentByAsync(new LookForObstacles(Id, null));
        await server.SentByAsync(new LookAtGate(SettingsPatch.Read(Json("""{"testMode":false}"""), "https://x/scim/v2")));
        await server.SentByAsync(new GetMapping());
        await server.SentByAsync(new ReplaceMapping(MappingBody.Read(Json("""[{"field":"department","attribute":"title"}]"""), Schemas)));
        await server.SentByAsync(new PreviewMapping("anna@acme.example", MappingBody.Read(Json("""[{"field":"department","attribute":"title"}]"""), Schemas)));
        await server.SentByAsync(new IssueAccessKey(AccessKind.Scim, NewKey.Read(null)));
        await server.SentByAsync(new RevokeAccessKey(AccessKind.Scim, Id));
        await server.SentByAsync(new FindAccessKeys(AccessKind.Console, page));
        await server.SentByAsync(new FindAudit(null, page));
        await server.SentByOperatorAsync(operated => operated.SendAsync(new CreateTenant(TenantBody.Read(Json("""{"name":"Globex"}"""))), default));
        await server.SentByOperatorAsync(operated => operated.SendAsync(new ChangeTenant(Id, TenantBody.Read(Json("""{"suspended":true}"""))), default));
        await server.SentByOperatorAsync(operated => operated.SendAsync(new FindTenants(page), default));
        await server.SentByOperatorAsync(operated => operated.SendAsync(new StartInstallation(null, null, null, null), default));
        await server.SentByAsync(new ForceSync(Full: true));
    }

    private async Task RunReportsAsync()
    {
        var page = new PageRequest(1, 10);
        await server.SentByAsync(new FindSyncs(page, "SCIM", "Completed", "true"));
        await server.SentByAsync(new FindSyncs(page));
        await server.SentByAsync(new GetSync(Id));
        await server.SentByAsync(new FindChanges(Id, new ChangeFilter("users", "archived", "failed", "anna"), page));
        await server.SentByAsync(new FindChanges(Id, new ChangeFilter(), page));
        await server.SentByAsync(new PreviewSync());
        await server.SentByAsync(new PreviewChanges(new ChangeFilter(), page));
        await server.SentByAsync(async scope =>
        {
            var report = await scope.GetRequiredService<Application.Messaging.ISender>().SendAsync(new DownloadReport(Id), default);
            await foreach (var _ in report.Value.Changes)
            {
            }
        });
        await server.SentByAsync(async scope => await scope.GetRequiredService<TenantSyncs>().RunDueAsync(AbsentSqlServer.TenantId, default));
    }

    /// <summary>Requests that aren't listed above, put together from whatever they take.</summary>
    private async Task RunTheRestAsync()
    {
        foreach (var type in Requests().Where(type => !server.Handled.Contains(type)).ToList())
        {
            // The absent server always has one more row, so that a walk over all of them ends only when told to.
            using var enough = new CancellationTokenSource(LongestWalk);
            await server.SentByAsync(scope => (Task)Send(type).Invoke(scope.GetRequiredService<Application.Messaging.ISender>(), [Sample.Of(type), enough.Token])!);
        }
    }

    private static MethodInfo Send(Type type)
    {
        var kind = type.GetInterfaces().Single(IsRequest);
        return typeof(Application.Messaging.ISender).GetMethods()
            .Single(method => method.GetParameters()[0].ParameterType.GetGenericTypeDefinition() == kind.GetGenericTypeDefinition())
            .MakeGenericMethod(kind.GetGenericArguments());
    }

    private static IEnumerable<Type> Requests() => new[] { typeof(CreateUser).Assembly, typeof(FindSyncs).Assembly }.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(IsRequest));

    private async Task RunPortsAsync()
    {
        var ids = Enumerable.Range(1, 1_500).Select(i => Guid.Parse($"01960000-0000-7000-8001-{i:D12}")).ToList();
        var texts = ids.Select(id => id.ToString()).ToList();
        await AskAsync<IDirectoryMembers>(async members =>
        {
            await members.MatchAsync([.. texts, "anna@acme.example"], default);
            await members.AddAsync(Id, [.. ids.Select(id => new KnownValue(id, "d"))], default);
            await members.RemoveAsync(Id, ids, default);
            await members.ReplaceAsync(Id, [], default);
            await members.AddUnknownAsync(Id, [.. texts.Select(text => new UnknownValue(text, null))], default);
            await members.RemoveUnknownAsync(Id, texts, default);
            await members.RemoveUnknownAsync(Id, null, default);
            await members.ReplaceUnknownAsync(Id, [new UnknownValue("x", "y")], default);
            await members.AdoptAsync(Id, "anna@acme.example", "anna@acme.example", default);
            await members.RemoveFromAllAsync(Id, default);
            await members.ClearAsync(Id, default);
            await members.StreamAsync(ids, default).ToListAsync();
            await members.GroupsOfAsync(ids, default);
        });
        foreach (var question in PlanningQuestions(ids, texts))
        {
            await AskAsync(question);
        }

        await AskAsync<IReportRows>(async rows =>
        {
            await rows.ClearAsync(Id, default);
            await rows.ClearAfterAsync(Id, 5, default);
            await rows.ClearLinkedAsync(Id, default);
            await rows.TallyAsync(Id, default);
            await rows.NextAsync(Id, 0, 100, allowed: false, default);
            await rows.PruneTestModeDetailsAsync(30, default);
        });
        await AskAsync<IReportRows>(rows => rows.PruneAsync(DateTimeOffset.MaxValue, ["A.Handler"], default));
        await AskAsync<ISyncStates>(async states =>
        {
            await states.ReadAsync(default);
            await states.TryLeaseAsync("me", DateTimeOffset.MaxValue, default);
            await states.ReleaseAsync("me", default);
            await states.TakenUpAsync(5, default);
            await states.AppliedAsync(5, default);
            await states.FinishedAsync(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), default);
            await states.BreakLeasesAsync(default);
            await states.TenantsWithWorkAsync(default);
            await states.AllTenantsAsync(default);
        });
        await AskAsync<IAccessKeys>(keys => keys.FindAsync(AccessKind.Scim, new string('x', 43), default));
        await AskAsync<IRosterAddresses>(addresses => addresses.UsedElsewhereAsync(["X", "Y"], default));
    }

    private static IEnumerable<Func<IPlanningState, Task>> PlanningQuestions(List<Guid> ids, List<string> texts) =>
    [
        state => state.AllUsersAsync(100, default).ToListAsync().AsTask(),
        state => state.UsersAsync(ids, default),
        state => state.UserIdsByUserNameAsync(texts, default),
        state => state.UserIdsByAddressOfAsync(ids, default),
        state => state.UserIdsByManagerAsync(texts, default),
        state => state.ManagerAddressesAsync(texts, default),
        state => state.AbsentUsersAsync(100, default).ToListAsync().AsTask(),
        state => state.GoneUsersAsync(ids, default),
        state => state.GroupsAsync(null, 100, default).ToListAsync().AsTask(),
        state => state.GroupsAsync(ids, 100, default).ToListAsync().AsTask(),
        state => state.GroupIdsByNameAsync(texts, default),
        state => state.GoneGroupsAsync(null, 100, default).ToListAsync().AsTask(),
        state => state.GoneGroupsAsync(ids, 100, default).ToListAsync().AsTask(),
        state => state.MembershipsOfGroupsAsync(null, 100, default).ToListAsync().AsTask(),
        state => state.MembershipsOfGroupsAsync([Id], 100, default).ToListAsync().AsTask(),
        state => state.MembershipsOfUsersAsync([Id], 100, default).ToListAsync().AsTask(),
        state => state.MembershipsAsync(Id, [Id], default),
        state => state.UnknownMembersAsync(null, 100, default).ToListAsync().AsTask(),
        state => state.UnknownMembersAsync(ids, 100, default).ToListAsync().AsTask(),
        state => state.UnknownMembersAsync(Id, texts, default),
        state => state.ActiveRosterUsersAsync(default),
        state => state.RequestsAsync(ids, 0, 10, default),
        state => state.RequestsAsync([new MembershipKey(Id, Id)], 0, 10, default),
    ];

    private Task<IReadOnlyList<Statement>> AskAsync<TPort>(Func<TPort, Task> question)
        where TPort : notnull =>
        server.SentByAsync(scope => question(scope.GetRequiredService<TPort>()));

    private static IEnumerable<string> SortKeys(ResourceType type) =>
        type.Name == Schemas.Users.Name
            ? ["userName", "id", "externalId", "displayName", "active", "name.familyName", "emails.value", "emails", "meta.created", "meta.lastModified", "title", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"]
            : ["displayName", "id", "externalId", "meta.created", "meta.lastModified"];

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static ResourceBody Body(string json, ResourceType type) => ResourceBody.Read(Encoding.UTF8.GetBytes(json), type, BodyLimits.Default).Value;

    private static PatchRequest UserPatchOf(string operation) => PatchRequest.Parse(Patch(operation), Schemas.Users, BodyLimits.Default).Value;

    private static GroupPatch GroupPatchOf(string operation) => GroupPatch.Parse(Patch(operation), Schemas.Groups, BodyLimits.Default).Value;

    private static byte[] Patch(string operation) =>
        Encoding.UTF8.GetBytes($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");

    private static bool IsRequest(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ICommand<>) || type.GetGenericTypeDefinition() == typeof(IQuery<>));

    private sealed class Merges : TSqlFragmentVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(MergeStatement node) => Found = true;
    }
}

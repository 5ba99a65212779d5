using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Application.Syncing.Running;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Scim.Schemas;
using Ksat.Provisioning.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Tests.Syncing;

/// <summary>A tenant on a real database: an identity provider that writes, an admin who edits, syncs that run when told, and what is left of it all as texts without ids.</summary>
internal sealed class SyncWorld(ProvisioningApplication application, TestTenant tenant)
{
    private static readonly ResourceType Users = SchemaTable.Default.Users;
    private static readonly ResourceType Groups = SchemaTable.Default.Groups;

    public ProvisioningApplication Application => application;

    public Guid TenantId => tenant.Id;

    /// <summary>Keeps addresses of tenants on one database apart.</summary>
    public string MailDomain => $"{tenant.Name}.example";

    public static Task<ProvisioningApplication> StartAsync(Action<IServiceCollection>? extend = null, int batch = 3) => ProvisioningApplication.StartAsync(services =>
    {
        services.AddSingleton(new BatchSizes(batch, batch, batch));
        extend?.Invoke(services);
    });

    public static async Task<SyncWorld> BeginAsync(ProvisioningApplication application, string name, TenantSettings? settings = null)
    {
        application.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        return new SyncWorld(application, await application.AddTenantAsync(name, settings ?? new TenantSettings { TestMode = false }));
    }

    public string Address(string local) => $"{local}@{MailDomain}";

    // What the identity provider does.
    public async Task<Guid> CreateUserAsync(string local, string more = "") =>
        (await SendAsync(new CreateUser(ResourceBody.Read(Utf8($$"""{"userName":"{{Address(local)}}"{{more}}}"""), Users, BodyLimits.Default).Value))).Id;

    public Task PatchUserAsync(Guid id, string path, string value) =>
        SendAsync(UserPatches.CommandFor(id, PatchRequest.Parse(Utf8(Operation("replace", path, value)), Users, BodyLimits.Default).Value, Precondition.None));

    public Task SetActiveAsync(Guid id, bool active) => PatchUserAsync(id, "active", active ? "true" : "false");

    public Task RenameUserAsync(Guid id, string local) => PatchUserAsync(id, "userName", Text(Address(local)));

    public Task DeleteUserAsync(Guid id) => SendAsync(new ArchiveUser(id, null, Precondition.None));

    public async Task<Guid> CreateGroupAsync(string name, params Guid[] members) =>
        (await SendAsync(new CreateGroup(ResourceBody.Read(
            Utf8($$"""{"displayName":{{Text(name)}},"members":[{{string.Join(",", members.Select(member => $$"""{"value":"{{member}}"}"""))}}]}"""), Groups, BodyLimits.Default).Value))).Id;

    public Task RenameGroupAsync(Guid id, string name) => PatchGroupAsync(id, Operation("replace", "displayName", Text(name)));

    public Task DeleteGroupAsync(Guid id) => SendAsync(new ArchiveGroup(id, Precondition.None));

    public Task AddMembersAsync(Guid group, params string[] values) =>
        PatchGroupAsync(group, Operation("add", "members", $"[{string.Join(",", values.Select(value => $$"""{"value":{{Text(value)}}}"""))}]"));

    public Task RemoveMemberAsync(Guid group, string value) => PatchGroupAsync(group, $$"""{"Operations":[{"op":"remove","path":"members[value eq \"{{value}}\"]"}]}""");

    public Task ReplaceMembersAsync(Guid group, params Guid[] members) =>
        PatchGroupAsync(group, Operation("replace", "members", $"[{string.Join(",", members.Select(member => $$"""{"value":"{{member}}"}"""))}]"));

    // What an admin does.
    public Task<Guid> AddToRosterAsync(string local, Action<RosterUser>? with = null, RosterStatus status = RosterStatus.Active) => DatabaseAsync(async database =>
    {
        var email = Address(local);
        var now = application.Clock.GetUtcNow();
        var user = new RosterUser { TenantId = tenant.Id, Id = Ids.New(application.Clock), Email = email, EmailKey = CaseFolding.Key(email), CreatedAt = now, Status = status };
        with?.Invoke(user);
        database.Add(user);
        await database.SaveChangesAsync();
        return user.Id;
    });

    public Task ChangeRosterAsync(string local, Action<RosterUser> change) => DatabaseAsync(async database =>
    {
        var key = CaseFolding.Key(Address(local));
        if (await database.RosterUsers.FirstOrDefaultAsync(user => user.EmailKey == key) is { } user)
        {
            change(user);
            user.Version++;
            await database.SaveChangesAsync();
        }

        return true;
    });

    public Task ChangeSettingsAsync(Func<TenantSettings, TenantSettings> change) => DatabaseAsync(async database =>
    {
        var stored = await database.Tenants.SingleAsync();
        stored.Change(change(stored.Settings));
        await database.SaveChangesAsync();
        return true;
    });

    /// <summary>People whom directory and roster both have, linked, as if many syncs had passed; answers their SCIM ids.</summary>
    public async Task<IReadOnlyList<Guid>> ProvisionedAsync(int count, string prefix = "u")
    {
        var ids = new List<Guid>(count);
        await DatabaseAsync(async database =>
        {
            for (var i = 0; i < count; i++)
            {
                var (id, now) = (Ids.New(application.Clock), application.Clock.GetUtcNow());
                var document = UserDocument.Create(ResourceBody.Read(Utf8($$"""{"userName":"{{Address($"{prefix}{i}")}}"}"""), Users, BodyLimits.Default).Value);
                var user = new DirectoryUser { TenantId = tenant.Id, Id = id, CreatedAt = now };
                user.Write(UserContent.Of(document, Users, user), now);
                database.Add(user);
                database.Add(new RosterUser
                {
                    TenantId = tenant.Id,
                    Id = Ids.New(application.Clock),
                    Email = user.UserName,
                    EmailKey = user.UserNameKey,
                    CreatedAt = now,
                    DirectoryUserId = id,
                });
                ids.Add(id);
            }

            return await database.SaveChangesAsync();
        });
        return ids;
    }

    public async Task DeactivateAsync(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            await SetActiveAsync(id, false);
        }
    }

    // Syncs.
    public Task<Guid> ForceAsync(bool full) => SendAsync(new ForceSync(full));

    public Task<DateTimeOffset?> RunDueAsync(CancellationToken cancellationToken = default) =>
        application.Services.GetRequiredService<TenantSyncs>().RunDueAsync(tenant.Id, cancellationToken);

    /// <summary>Force Sync Now, and its report.</summary>
    public async Task<Sync> SyncAsync(bool full)
    {
        var id = await ForceAsync(full);
        await RunDueAsync();
        return await ReportAsync(id);
    }

    public Task<Sync> ReportAsync(Guid id) => DatabaseAsync(database => database.Syncs.AsNoTracking().SingleAsync(sync => sync.Id == id));

    public Task<List<Sync>> ReportsAsync() => DatabaseAsync(database => database.Syncs.AsNoTracking().OrderBy(sync => sync.Id).ToListAsync());

    public Task<List<SyncChange>> RowsAsync(Guid syncId) =>
        DatabaseAsync(database => database.SyncChanges.AsNoTracking().Where(row => row.SyncId == syncId && row.Action != ChangeAction.Linked).OrderBy(row => row.Ordinal).ToListAsync());

    public async Task<IReadOnlyList<string>> RowTextsAsync(Guid syncId) => [.. (await RowsAsync(syncId)).Select(TextOf)];

    public async Task<IReadOnlyList<string>> PreviewAsync()
    {
        var rows = await application.AsAsync(tenant, services => services.GetRequiredService<IPlanPreview>().RunAsync(null, CancellationToken.None).ToListAsync().AsTask());
        return [.. rows.SelectMany(page => page).Select(TextOf)];
    }

    /// <summary>Users, groups and memberships as texts, without ids.</summary>
    public Task<IReadOnlyList<string>> RosterAsync() => DatabaseAsync<IReadOnlyList<string>>(async database =>
    {
        var users = await database.RosterUsers.AsNoTracking().ToListAsync();
        var groups = await database.RosterGroups.AsNoTracking().ToListAsync();
        var names = users.ToDictionary(user => user.Id, user => user.Email);
        var groupNames = groups.ToDictionary(group => group.Id, group => group.Name);
        var directory = await database.DirectoryUsers.AsNoTracking().ToDictionaryAsync(user => user.Id, user => user.UserName);
        return
        [
            .. users.Select(user => $"user {user.Email} {user.Status} {user.JobTitle} manager {user.ManagerEmail} link {(user.DirectoryUserId is { } id ? directory.GetValueOrDefault(id, "gone") : "none")}").Order(StringComparer.Ordinal),
            .. groups.Select(group => $"group {group.Name} {group.Status} {group.Managed}").Order(StringComparer.Ordinal),
            .. (await database.RosterMemberships.AsNoTracking().ToListAsync())
                .Select(membership => $"membership {groupNames[membership.GroupId]} {names[membership.UserId]} {membership.Status}").Order(StringComparer.Ordinal),
        ];
    });

    public Task<T> DatabaseAsync<T>(Func<ProvisioningDbContext, Task<T>> work) =>
        application.AsAsync(tenant, services => work(services.GetRequiredService<ProvisioningDbContext>()));

    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull =>
        application.AsAsync(tenant, services => ask(services.GetRequiredService<TService>()));

    public async Task<Result<T>> TryAsync<T>(ICommand<T> command) =>
        await application.AsAsync(tenant, services =>
        {
            services.GetRequiredService<Caller>().Identify(tenant.Id, Ids.New(application.Clock));
            return services.GetRequiredService<ISender>().SendAsync(command, CancellationToken.None);
        });

    public async Task<T> SendAsync<T>(ICommand<T> command)
    {
        var result = await TryAsync(command);
        result.Fault.ShouldBeNull();
        return result.Value;
    }

    public async Task<T> QueryAsync<T>(IQuery<T> query)
    {
        var result = await application.AsAsync(tenant, services => services.GetRequiredService<ISender>().SendAsync(query, CancellationToken.None));
        result.Fault.ShouldBeNull();
        return result.Value;
    }

    private Task<GroupView> PatchGroupAsync(Guid id, string body) =>
        SendAsync(GroupPatches.CommandFor(id, GroupPatch.Parse(Utf8(body), Groups, BodyLimits.Default).Value, Precondition.None));

    private static string TextOf(SyncChange row) => TextOf(
        row.Object, row.Action, row.Outcome, row.HeldAs, row.Name, row.Email, row.Group, row.Fields, row.Error, row.Warnings, row.Requests.Count);

    private static string TextOf(PlanRow row) => TextOf(
        row.Change.Object, row.Change.Action, row.Change.Outcome, row.Change.HeldAs, row.Change.Name, row.Change.Email, row.Change.Group, row.Change.Fields,
        row.Change.Error, row.Change.Warnings, row.Requests.Count);

    private static string TextOf(
        ChangeObject kind, ChangeAction action, ChangeOutcome outcome, ChangeAction? heldAs, string name, string? email, string? group,
        IReadOnlyList<FieldChange> fields, RowError? error, IReadOnlyList<string> warnings, int requests) =>
        $"{kind} {action} {heldAs} {outcome} {name} {email} {group} [{string.Join("; ", fields.Select(field => $"{field.Field}: {field.Before} > {field.After}"))}] {error?.Code} {string.Join(" ", warnings)} by {requests}";

    private static string Operation(string op, string path, string value) => $$"""{"Operations":[{"op":"{{op}}","path":"{{path}}","value":{{value}}}]}""";

    private static string Text(string text) => JsonSerializer.Serialize(text);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Tests.Directory;

[TestFixture]
public sealed class DirectoryMembersTests : StoreFixture
{
    [Test]
    public async Task A_value_leads_to_a_user_by_id_then_external_id_then_user_name()
    {
        var anna = Tenant.User("anna@acme.example", externalId: "00u1");
        var ben = Tenant.User("ben@acme.example", externalId: "anna@acme.example");
        var cleo = Tenant.User("cleo@acme.example", externalId: anna.Id.ToString());
        await StoreAsync(anna, ben, cleo);

        var matches = await MatchAsync(anna.Id.ToString(), "00u1", "00U1", "anna@acme.example", "ANNA@ACME.EXAMPLE", "CLEO@acme.example", "nobody");

        matches.Users.ShouldBe(
            new Dictionary<string, Guid>
            {
                [anna.Id.ToString()] = anna.Id,
                ["00u1"] = anna.Id,
                ["anna@acme.example"] = ben.Id,
                ["ANNA@ACME.EXAMPLE"] = anna.Id,
                ["CLEO@acme.example"] = cleo.Id,
            },
            ignoreOrder: true);
        matches.Groups.ShouldBeEmpty();
    }

    [Test]
    public async Task A_users_id_in_capitals_leads_to_him()
    {
        var anna = Tenant.User("anna@acme.example");
        await StoreAsync(anna);

        (await MatchAsync(anna.Id.ToString().ToUpperInvariant())).Users.Values.ShouldBe([anna.Id]);
    }

    [Test]
    public async Task Of_two_users_with_one_external_id_the_earlier_is_meant()
    {
        var first = Tenant.User("anna@acme.example", externalId: "00u1");
        var second = Tenant.User("ben@acme.example", externalId: "00u1");
        await StoreAsync(second, first);

        (await MatchAsync("00u1")).Users["00u1"].ShouldBe(first.Id);
    }

    [Test]
    public async Task A_groups_id_is_told_from_an_unknown_value()
    {
        var group = Tenant.Group("Sales");
        await StoreAsync(group);

        var matches = await MatchAsync(group.Id.ToString(), Guid.Empty.ToString());

        matches.Groups.ShouldBe([group.Id.ToString()]);
        matches.Users.ShouldBeEmpty();
    }

    [Test]
    public async Task Values_and_groups_of_another_tenant_lead_nowhere()
    {
        var stranger = Other.User("anna@acme.example", externalId: "00u1");
        var group = Other.Group("Sales");
        await StoreAsync(Other, stranger, group);

        var matches = await MatchAsync(stranger.Id.ToString(), "00u1", "anna@acme.example", group.Id.ToString());

        matches.Users.ShouldBeEmpty();
        matches.Groups.ShouldBeEmpty();
    }

    [Test]
    public async Task Adding_answers_only_those_who_are_new()
    {
        var (group, anna, ben) = await SalesAsync(members: 1);

        (await DoAsync((IDirectoryMembers members) => members.AddAsync(group.Id, Known(anna, ben, ben), default))).ShouldBe([ben.Id]);
        (await DoAsync((IDirectoryMembers members) => members.AddAsync(group.Id, Known(anna, ben), default))).ShouldBeEmpty();
        (await MembersAsync(group)).ShouldBe([anna.Id, ben.Id]);
    }

    [Test]
    public async Task A_group_that_is_being_made_takes_members_at_once()
    {
        var anna = Tenant.User("anna@acme.example");
        var group = Tenant.Group("Sales");

        var added = await Application.AsAsync(Tenant, async services =>
        {
            var unit = services.GetRequiredService<IUnitOfWork>();
            return await unit.RunAsync<Result<Guid[]>>(
                async _ =>
                {
                    var store = services.GetRequiredService<IStore>();
                    store.Add(anna);
                    store.Add(group);
                    var members = services.GetRequiredService<IDirectoryMembers>();
                    await members.AddUnknownAsync(group.Id, [new UnknownValue("stranger", null)], default);
                    return (await members.AddAsync(group.Id, Known(anna), default)).ToArray();
                },
                default);
        });

        added.Value.ShouldBe([anna.Id]);
        (await MembersAsync(group)).ShouldBe([anna.Id]);
    }

    [Test]
    public async Task Removing_a_stranger_from_a_group_changes_nothing()
    {
        var (group, anna, ben) = await SalesAsync(members: 1);

        (await DoAsync((IDirectoryMembers members) => members.RemoveAsync(group.Id, [ben.Id, Guid.Empty], default))).ShouldBeEmpty();
        (await MembersAsync(group)).ShouldBe([anna.Id]);
        (await DoAsync((IDirectoryMembers members) => members.RemoveAsync(group.Id, [anna.Id, ben.Id], default))).ShouldBe([anna.Id]);
        (await MembersAsync(group)).ShouldBeEmpty();
    }

    [Test]
    public async Task Replacing_writes_the_difference()
    {
        var (group, anna, ben) = await SalesAsync(members: 1);

        var difference = await DoAsync((IDirectoryMembers members) => members.ReplaceAsync(group.Id, Known(ben), default));

        difference.Added.ShouldBe([ben.Id]);
        difference.Removed.ShouldBe([anna.Id]);
        (await MembersAsync(group)).ShouldBe([ben.Id]);
        var none = await DoAsync((IDirectoryMembers members) => members.ReplaceAsync(group.Id, Known(ben), default));
        none.Added.ShouldBeEmpty();
        none.Removed.ShouldBeEmpty();
        none.Redisplayed.ShouldBeFalse();
    }

    [Test]
    public async Task Replacing_takes_the_displays_too_and_adding_leaves_them_alone()
    {
        var (group, anna, ben) = await SalesAsync(members: 2);

        var named = await DoAsync((IDirectoryMembers members) => members.ReplaceAsync(group.Id, [new KnownValue(anna.Id, "Anna"), new KnownValue(ben.Id, null)], default));

        (named.Added.Count, named.Removed.Count, named.Redisplayed).ShouldBe((0, 0, true));
        (await DoAsync((IDirectoryMembers members) => members.AddAsync(group.Id, [new KnownValue(anna.Id, "Ann"), new KnownValue(ben.Id, "Ben")], default))).ShouldBeEmpty();
        (await RowsAsync<DirectoryMember>()).ToDictionary(row => row.UserId, row => row.Display).ShouldBe(
            new Dictionary<Guid, string?> { [anna.Id] = "Anna", [ben.Id] = null }, ignoreOrder: true);
        (await DoAsync((IDirectoryMembers members) => members.ReplaceAsync(group.Id, [new KnownValue(anna.Id, "Anna"), new KnownValue(ben.Id, null)], default))).Redisplayed.ShouldBeFalse();
    }

    [Test]
    public async Task Fifty_thousand_members_can_be_matched_put_and_taken_away()
    {
        var users = Enumerable.Range(0, 50_000).Select(i => Tenant.User($"u{i}@acme.example")).ToList();
        var group = Tenant.Group("Everybody");
        await StoreAsync(group);
        await DoAsync<IBulk, bool>(async bulk =>
        {
            await bulk.InsertAsync(users, default);
            return true;
        });
        var ids = users.Select(user => user.Id).ToList();

        (await AskAsync((IDirectoryMembers members) => members.MatchAsync([.. users.Select(user => user.UserName)], default))).Users.Count.ShouldBe(50_000);
        (await AskAsync((IDirectoryMembers members) => members.MatchAsync([.. ids.Select(id => id.ToString())], default))).Users.Count.ShouldBe(50_000);
        (await DoAsync((IDirectoryMembers members) => members.ReplaceAsync(group.Id, Known([.. users]), default))).Added.Count.ShouldBe(50_000);
        (await DoAsync((IDirectoryMembers members) => members.RemoveAsync(group.Id, ids[..10_000], default))).Count.ShouldBe(10_000);
        (await DoAsync((IDirectoryMembers members) => members.AddAsync(group.Id, Known([.. users.Take(20_000)]), default))).Count.ShouldBe(10_000);
        (await DoAsync((IDirectoryMembers members) => members.ClearAsync(group.Id, default))).Count.ShouldBe(50_000);
    }

    [Test]
    public async Task Unknown_values_are_kept_once_each_as_they_were_sent()
    {
        var (group, _, _) = await SalesAsync(members: 0);

        (await AddUnknownAsync(group, "x", "X", "x")).ShouldBe(["x", "X"], ignoreOrder: true);
        (await AddUnknownAsync(group, "x", "y")).ShouldBe(["y"]);
        (await DoAsync((IDirectoryMembers members) => members.RemoveUnknownAsync(group.Id, ["x", "x", "z"], default))).ShouldBe(1);
        (await StrangersAsync(group)).ShouldBe(["X", "y"], ignoreOrder: true);
        (await DoAsync((IDirectoryMembers members) => members.RemoveUnknownAsync(group.Id, null, default))).ShouldBe(2);
    }

    [Test]
    public async Task Replacing_unknown_values_says_what_is_new_and_whether_anything_changed()
    {
        var (group, _, _) = await SalesAsync(members: 0);
        await AddUnknownAsync(group, "x", "y");

        var change = await ReplaceUnknownAsync(group, new UnknownValue("y", null), new UnknownValue("z", "Zoe"));
        change.Changed.ShouldBeTrue();
        change.Added.ShouldBe(["z"]);

        (await ReplaceUnknownAsync(group, new UnknownValue("z", "Zoe"), new UnknownValue("y", null))).Changed.ShouldBeFalse();

        var display = await ReplaceUnknownAsync(group, new UnknownValue("z", "Zoë"), new UnknownValue("y", null));
        display.Changed.ShouldBeTrue();
        display.Added.ShouldBeEmpty();
        (await RowsAsync<UnknownMember>()).Single(row => row.Value == "z").Display.ShouldBe("Zoë");
    }

    [Test]
    public async Task A_user_who_arrives_becomes_a_member_where_he_was_named()
    {
        var (sales, _, _) = await SalesAsync(members: 0);
        var support = Tenant.Group("Support");
        var idle = Tenant.Group("Idle");
        var dora = Tenant.User("Dora@acme.example", externalId: "00u9");
        await StoreAsync(support, idle, dora);
        await AddUnknownAsync(sales, "00u9", "00U9", "stranger");
        await DoAsync((IDirectoryMembers members) => members.AddUnknownAsync(support.Id, [new UnknownValue("DORA@acme.example", "Dora")], default));
        await AddUnknownAsync(idle, "stranger");
        var versions = (await RowsAsync<DirectoryGroup>()).ToDictionary(group => group.Id, group => group.Version);

        var groups = await DoAsync((IDirectoryMembers members) => members.AdoptAsync(dora.Id, "00u9", "dora@acme.example", default));

        groups.ShouldBe([sales.Id, support.Id], ignoreOrder: true);
        (await MembersAsync(sales)).ShouldBe([dora.Id]);
        (await MembersAsync(support)).ShouldBe([dora.Id]);
        (await StrangersAsync(sales)).ShouldBe(["00U9", "stranger"], ignoreOrder: true);
        (await StrangersAsync(support)).ShouldBeEmpty();
        (await RowsAsync<DirectoryMember>()).Single(row => row.GroupId == support.Id).Display.ShouldBe("Dora");
        foreach (var group in await RowsAsync<DirectoryGroup>())
        {
            group.Version.ShouldBe(versions[group.Id] + (group.Id == idle.Id ? 0 : 1));
            group.LastModified.ShouldBe(group.Id == idle.Id ? idle.LastModified : Application.Clock.GetUtcNow());
        }
    }

    [Test]
    public async Task A_user_without_external_id_arrives_by_his_name_only()
    {
        var (sales, _, _) = await SalesAsync(members: 0);
        var dora = Tenant.User("dora@acme.example");
        await StoreAsync(dora);
        await AddUnknownAsync(sales, "");

        (await DoAsync((IDirectoryMembers members) => members.AdoptAsync(dora.Id, null, dora.UserName, default))).ShouldBeEmpty();
        (await StrangersAsync(sales)).ShouldBe([""]);
    }

    [Test]
    public async Task A_deleted_user_leaves_all_groups_and_their_versions_rise()
    {
        var (sales, anna, ben) = await SalesAsync(members: 2);
        var support = Tenant.Group("Support");
        await StoreAsync(support, support.With(anna));

        var groups = await DoAsync((IDirectoryMembers members) => members.RemoveFromAllAsync(anna.Id, default));

        groups.ShouldBe([sales.Id, support.Id], ignoreOrder: true);
        (await MembersAsync(sales)).ShouldBe([ben.Id]);
        (await MembersAsync(support)).ShouldBeEmpty();
        (await RowsAsync<DirectoryGroup>()).ShouldAllBe(group => group.Version == 2);
    }

    [Test]
    public async Task A_cleared_group_has_neither_members_nor_strangers()
    {
        var (group, anna, ben) = await SalesAsync(members: 2);
        await AddUnknownAsync(group, "x");

        (await DoAsync((IDirectoryMembers members) => members.ClearAsync(group.Id, default))).ShouldBe([anna.Id, ben.Id], ignoreOrder: true);
        (await MembersAsync(group)).ShouldBeEmpty();
        (await StrangersAsync(group)).ShouldBeEmpty();
    }

    [Test]
    public async Task Members_come_in_the_order_of_groups_and_users_and_strangers_after_the_users()
    {
        var anna = Tenant.User("anna@acme.example", displayName: "Anna Berg");
        var ben = Tenant.User("ben@acme.example");
        var (one, two, three) = (Tenant.Group("One"), Tenant.Group("Two"), Tenant.Group("Three"));
        await StoreAsync(anna, ben, one, two, three, one.With(ben), one.With("s1", "Stranger"), two.With("s2"), three.With(anna, "Anna Berg"), three.With(ben));

        var rows = await AskAsync((IDirectoryMembers members) => members.StreamAsync([three.Id, one.Id, two.Id], default).ToListAsync().AsTask());

        rows.ShouldBe(
        [
            new MemberRow(one.Id, ben.Id, ben.Id.ToString(), null),
            new MemberRow(one.Id, null, "s1", "Stranger"),
            new MemberRow(two.Id, null, "s2", null),
            new MemberRow(three.Id, anna.Id, anna.Id.ToString(), "Anna Berg"),
            new MemberRow(three.Id, ben.Id, ben.Id.ToString(), null),
        ]);
    }

    [Test]
    public async Task The_groups_of_users_come_in_the_order_of_users_and_groups()
    {
        var anna = Tenant.User("anna@acme.example");
        var ben = Tenant.User("ben@acme.example");
        var (one, two) = (Tenant.Group("One"), Tenant.Group("Two"));
        await StoreAsync(anna, ben, one, two, two.With(anna), one.With(ben), two.With(ben));

        (await AskAsync((IDirectoryMembers members) => members.GroupsOfAsync([ben.Id, anna.Id], default))).ShouldBe(
        [
            new GroupOfUser(anna.Id, two.Id, "Two"),
            new GroupOfUser(ben.Id, one.Id, "One"),
            new GroupOfUser(ben.Id, two.Id, "Two"),
        ]);
    }

    [Test]
    public async Task Nothing_of_another_tenant_is_read_or_written()
    {
        var stranger = Other.User("anna@acme.example");
        var theirs = Other.Group("Sales");
        await StoreAsync(Other, stranger, theirs, theirs.With(stranger), theirs.With("x"));

        (await AskAsync((IDirectoryMembers members) => members.StreamAsync([theirs.Id], default).ToListAsync().AsTask())).ShouldBeEmpty();
        (await AskAsync((IDirectoryMembers members) => members.GroupsOfAsync([stranger.Id], default))).ShouldBeEmpty();
        (await DoAsync((IDirectoryMembers members) => members.RemoveAsync(theirs.Id, [stranger.Id], default))).ShouldBeEmpty();
        (await DoAsync((IDirectoryMembers members) => members.ReplaceAsync(theirs.Id, [], default))).Removed.ShouldBeEmpty();
        (await DoAsync((IDirectoryMembers members) => members.ClearAsync(theirs.Id, default))).ShouldBeEmpty();
        (await DoAsync((IDirectoryMembers members) => members.RemoveUnknownAsync(theirs.Id, null, default))).ShouldBe(0);
        (await DoAsync((IDirectoryMembers members) => members.RemoveFromAllAsync(stranger.Id, default))).ShouldBeEmpty();
        (await DoAsync((IDirectoryMembers members) => members.AdoptAsync(stranger.Id, "x", "x", default))).ShouldBeEmpty();

        (await RowsAsync<DirectoryMember>(Other)).Count.ShouldBe(1);
        (await RowsAsync<UnknownMember>(Other)).Count.ShouldBe(1);
        (await RowsAsync<DirectoryGroup>(Other)).Single().Version.ShouldBe(1);
    }

    private async Task<(DirectoryGroup Group, DirectoryUser Anna, DirectoryUser Ben)> SalesAsync(int members)
    {
        var anna = Tenant.User("anna@acme.example");
        var ben = Tenant.User("ben@acme.example");
        var group = Tenant.Group("Sales");
        await StoreAsync(anna, ben, group);
        await StoreAsync([.. new[] { group.With(anna), group.With(ben) }.Take(members)]);
        return (group, anna, ben);
    }

    private Task<MemberMatches> MatchAsync(params string[] values) => AskAsync((IDirectoryMembers members) => members.MatchAsync(values, default));

    private static KnownValue[] Known(params DirectoryUser[] users) => [.. users.Select(user => new KnownValue(user.Id, null))];

    private Task<IReadOnlyList<string>> AddUnknownAsync(DirectoryGroup group, params string[] values) =>
        DoAsync((IDirectoryMembers members) => members.AddUnknownAsync(group.Id, [.. values.Select(value => new UnknownValue(value, null))], default));

    private Task<(bool Changed, IReadOnlyList<string> Added)> ReplaceUnknownAsync(DirectoryGroup group, params UnknownValue[] values) =>
        DoAsync((IDirectoryMembers members) => members.ReplaceUnknownAsync(group.Id, values, default));

    private async Task<List<Guid>> MembersAsync(DirectoryGroup group) =>
        [.. (await RowsAsync<DirectoryMember>()).Where(row => row.GroupId == group.Id).Select(row => row.UserId).Order()];

    private async Task<List<string>> StrangersAsync(DirectoryGroup group) =>
        [.. (await RowsAsync<UnknownMember>()).Where(row => row.GroupId == group.Id).Select(row => row.Value)];
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Tests.Planning;

[TestFixture]
public sealed class PlanningStateTests : StoreFixture
{
    [Test]
    public async Task A_user_comes_with_the_one_he_is_linked_to_and_the_one_who_holds_his_address()
    {
        var anna = Tenant.User("anna@acme.example");
        var ben = Tenant.User("ben@acme.example");
        var cleo = Tenant.User("cleo@acme.example");
        var dora = Tenant.User("dora@acme.example");
        var linked = Tenant.Person("Anna@acme.example", anna);
        var byAddress = Tenant.Person("ben@acme.example", link: Guid.Parse("00000000-0000-0000-0000-000000000001"));
        var renamed = Tenant.Person("old@acme.example", cleo);
        var taken = Tenant.Person("cleo@acme.example", dora);
        await StoreAsync(anna, ben, cleo, dora, linked, byAddress, renamed, taken);

        var users = await UsersAsync();

        users.Select(user => user.UserName).ShouldBe(["anna@acme.example", "ben@acme.example", "cleo@acme.example", "dora@acme.example"]);
        users[0].Linked!.Id.ShouldBe(linked.Id);
        users[0].Holder.ShouldBeSameAs(users[0].Linked);
        users[0].HolderOwner.ShouldBeNull();
        (users[1].Linked, users[1].Holder!.Id, users[1].HolderOwner).ShouldBe((null, byAddress.Id, null));
        (users[2].Linked!.Id, users[2].Holder!.Id, users[2].HolderOwner).ShouldBe((renamed.Id, taken.Id, dora.Id));
        (users[3].Linked!.Id, users[3].Holder, users[3].HolderOwner).ShouldBe((taken.Id, null, null));
    }

    [Test]
    public async Task Users_come_in_pages_and_by_id_alike()
    {
        var users = Enumerable.Range(0, 7).Select(i => Tenant.User($"u{i}@acme.example")).ToList();
        await StoreAsync([.. users]);
        await StoreAsync(Other, Other.User("x@globex.example"));

        var pages = await AskAsync((IPlanningState state) => state.AllUsersAsync(3, default).ToListAsync().AsTask());

        pages.Select(page => page.Count).ShouldBe([3, 3, 1]);
        pages.SelectMany(page => page).Select(user => user.Id).ShouldBe(users.Select(user => user.Id));
        (await UsersAsync(users[5].Id, users[2].Id, Guid.Empty)).Select(user => user.Id).ShouldBe([users[2].Id, users[5].Id]);
    }

    [Test]
    public async Task An_address_of_another_tenants_active_user_is_used_elsewhere()
    {
        var (anna, ben, cleo) = (Tenant.User("anna@acme.example"), Tenant.User("ben@acme.example"), Tenant.User("cleo@acme.example"));
        await StoreAsync(anna, ben, cleo, Tenant.Person("cleo@acme.example", cleo, RosterStatus.Archived));
        await StoreAsync(
            Other, Other.Person("Anna@acme.example"), Other.Person("ben@acme.example", status: RosterStatus.Archived), Other.Person("cleo@acme.example"));

        (await UsersAsync()).Select(user => user.UsedElsewhere).ShouldBe([true, false, true]);
        (await UsersAsync()).ShouldAllBe(user => user.Linked == null || user.Linked.TenantId == Tenant.Id);
    }

    [Test]
    public async Task A_user_is_found_by_his_name_and_by_his_manager()
    {
        var boss = Tenant.User("Boss@acme.example", externalId: "00u1");
        var anna = Tenant.User("anna@acme.example", manager: "00u1");
        await StoreAsync(boss, anna);
        await StoreAsync(Other, Other.User("boss@acme.example", manager: "00u1"));

        (await AskAsync((IPlanningState state) => state.UserIdsByUserNameAsync(["BOSS@ACME.EXAMPLE", "X"], default))).ShouldBe([boss.Id]);
        (await AskAsync((IPlanningState state) => state.UserIdsByManagerAsync(["00U1", "X"], default))).ShouldBe([anna.Id]);
        (await AskAsync((IPlanningState state) => state.ManagerAddressesAsync(["00u1", "00U1", boss.Id.ToString(), "boss@ACME.example"], default)))
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["00u1"] = "Boss@acme.example",
                    [boss.Id.ToString()] = "Boss@acme.example",
                    ["boss@ACME.example"] = "Boss@acme.example",
                },
                ignoreOrder: true);
    }

    [Test]
    public async Task Absent_are_active_people_whom_neither_link_nor_address_leads_to_the_directory()
    {
        var (anna, ben, cleo) = (Tenant.User("anna@acme.example"), Tenant.User("ben@acme.example", active: false), Tenant.User("cleo@acme.example"));
        var gone = Guid.Parse("00000000-0000-0000-0000-000000000001");
        var absent = Tenant.Person("absent@acme.example");
        var deleted = Tenant.Person("deleted@acme.example", link: gone);
        var keepsAddress = Tenant.Person("cleo@acme.example");
        await StoreAsync(
            anna,
            ben,
            cleo,
            absent,
            deleted,
            keepsAddress,
            Tenant.Person("renamed@acme.example", anna),
            Tenant.Person("BEN@acme.example"),
            Tenant.Person("moved@acme.example", cleo),
            Tenant.Person("archived@acme.example", status: RosterStatus.Archived));
        await StoreAsync(Other, Other.Person("other@globex.example"), Other.User("absent@acme.example"));

        (await AskAsync((IPlanningState state) => state.AbsentUsersAsync(2, default).ToListAsync().AsTask()))
            .SelectMany(page => page).Select(user => user.Id).ShouldBe([absent.Id, deleted.Id, keepsAddress.Id]);
        (await AskAsync((IPlanningState state) => state.GoneUsersAsync([gone, anna.Id, Guid.Empty], default))).Select(user => user.Id).ShouldBe([deleted.Id]);
    }

    [Test]
    public async Task A_deleted_users_console_user_whose_address_came_back_is_not_gone()
    {
        var gone = Guid.Parse("00000000-0000-0000-0000-000000000001");
        await StoreAsync(Tenant.User("anna@acme.example"), Tenant.Person("anna@acme.example", link: gone));

        (await AskAsync((IPlanningState state) => state.GoneUsersAsync([gone], default))).ShouldBeEmpty();
    }

    [Test]
    public async Task A_group_comes_with_the_one_it_is_linked_to_and_the_one_that_holds_its_name()
    {
        var (sales, support, board) = (Tenant.Group("Sales"), Tenant.Group("Support"), Tenant.Group("Board"));
        var linked = Tenant.ConsoleGroup("sales", sales);
        var byName = Tenant.ConsoleGroup("SUPPORT", managed: false);
        var taken = Tenant.ConsoleGroup("Board", sales, link: support.Id);
        await StoreAsync(sales, support, board, linked, byName);
        await StoreAsync(Other, Other.Group("Sales"), Other.ConsoleGroup("Board"));

        var groups = await GroupsAsync();
        groups.Select(group => group.DisplayName).ShouldBe(["Sales", "Support", "Board"]);
        groups[0].Holder.ShouldBeSameAs(groups[0].Linked);
        groups[0].Linked!.Id.ShouldBe(linked.Id);
        (groups[1].Linked, groups[1].Holder!.Id, groups[1].HolderOwner).ShouldBe((null, byName.Id, null));
        (groups[2].Linked, groups[2].Holder).ShouldBe((null, null));

        await StoreAsync(taken);
        var board2 = (await GroupsAsync(board.Id)).Single();
        (board2.Linked, board2.Holder!.Id, board2.HolderOwner).ShouldBe((null, taken.Id, support.Id));
        (await AskAsync((IPlanningState state) => state.GroupIdsByNameAsync(["BOARD", "SALES"], default))).ShouldBe([sales.Id, board.Id]);
    }

    [Test]
    public async Task Gone_are_active_managed_groups_whose_link_leads_nowhere()
    {
        var gone = Guid.Parse("00000000-0000-0000-0000-000000000001");
        var (sales, support) = (Tenant.Group("Sales"), Tenant.Group("Support"));
        var deleted = Tenant.ConsoleGroup("Deleted", link: gone);
        var other = Tenant.ConsoleGroup("Other", link: Guid.Parse("00000000-0000-0000-0000-000000000002"));
        await StoreAsync(
            sales,
            support,
            deleted,
            other,
            Tenant.ConsoleGroup("Sales", sales),
            Tenant.ConsoleGroup("Support", link: Guid.Parse("00000000-0000-0000-0000-000000000003")),
            Tenant.ConsoleGroup("By hand", managed: false),
            Tenant.ConsoleGroup("Long gone", status: RosterStatus.Archived, link: Guid.Parse("00000000-0000-0000-0000-000000000004")));

        (await GoneGroupsAsync(null)).ShouldBe([deleted.Id, other.Id]);
        (await GoneGroupsAsync([gone, sales.Id])).ShouldBe([deleted.Id]);
    }

    [Test]
    public async Task Memberships_are_everybody_whom_directory_or_roster_has_in_a_group()
    {
        var world = await WorldAsync();

        var cases = await MembershipsAsync(state => state.MembershipsOfGroupsAsync(null, 2, default));

        cases.ShouldBe(
        [
            // Sales: linked, by address, unknown to the roster, and who left.
            new(world.Sales.Id, "Sales", world.Anna.Id, "Anna Berg", "anna@acme.example", true, true, true, TwinOf(world.AnnaOnRoster), null),
            new(world.Sales.Id, "Sales", world.Ben.Id, "ben@acme.example", "ben@acme.example", true, true, true, TwinOf(world.BenOnRoster), null),
            new(world.Sales.Id, "Sales", world.Cleo.Id, "cleo@acme.example", "cleo@acme.example", true, true, false, null, null),
            new(world.Sales.Id, "Sales", world.Dora.Id, "dora@acme.example", "dora@acme.example", false, true, true, TwinOf(world.DoraOnRoster), null),
            new(world.Sales.Id, "Sales", world.Gone, "Emil Fern", "emil@acme.example", false, false, false, TwinOf(world.EmilOnRoster), null),
            // Support: matched by its name.
            new(world.Support.Id, "Support", world.Anna.Id, "Anna Berg", "anna@acme.example", false, true, true, TwinOf(world.AnnaOnRoster), null),
            new(world.Support.Id, "Support", world.Dora.Id, "dora@acme.example", "dora@acme.example", true, true, true, TwinOf(world.DoraOnRoster), null),
            // Board: not on the roster.
            new(world.Board.Id, "Board", world.Anna.Id, "Anna Berg", "anna@acme.example", true, true, true, TwinOf(world.AnnaOnRoster), null),
        ]);
    }

    [Test]
    public async Task A_membership_brings_the_rosters_row_along()
    {
        var world = await WorldAsync();

        var cases = await AskAsync((IPlanningState state) => state.MembershipsOfGroupsAsync([world.Sales.Id, world.Support.Id], 100, default).ToListAsync().AsTask());

        cases.SelectMany(page => page).Select(row => (row.Membership?.GroupId, row.Membership?.UserId, row.Membership?.Status, row.Membership?.Managed)).ShouldBe(
        [
            (world.SalesOnRoster.Id, world.AnnaOnRoster.Id, RosterStatus.Active, true),
            (null, null, null, null),
            (null, null, null, null),
            (world.SalesOnRoster.Id, world.DoraOnRoster.Id, RosterStatus.Archived, false),
            (world.SalesOnRoster.Id, world.EmilOnRoster.Id, RosterStatus.Active, true),
            (world.SupportOnRoster.Id, world.AnnaOnRoster.Id, RosterStatus.Active, false),
            (null, null, null, null),
        ]);
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(100)]
    public async Task However_asked_for_memberships_are_the_same_and_in_order(int pageSize)
    {
        var world = await WorldAsync();
        Guid[] people = [world.Anna.Id, world.Ben.Id, world.Cleo.Id, world.Dora.Id, world.Gone];
        var all = await MembershipsAsync(state => state.MembershipsOfGroupsAsync(null, pageSize, default));

        (await MembershipsAsync(state => state.MembershipsOfGroupsAsync([world.Board.Id, world.Sales.Id], pageSize, default)))
            .ShouldBe(all.Where(row => row.DirectoryGroupId != world.Support.Id));
        (await MembershipsAsync(state => state.MembershipsOfUsersAsync(people, pageSize, default))).ShouldBe(all);
        (await MembershipsAsync(state => state.MembershipsOfUsersAsync([world.Gone, world.Anna.Id], pageSize, default)))
            .ShouldBe(all.Where(row => row.DirectoryUserId == world.Gone || row.DirectoryUserId == world.Anna.Id));
        (await AskAsync((IPlanningState state) => state.MembershipsAsync(world.Sales.Id, [world.Gone, world.Anna.Id, world.Dora.Id], default)))
            .Select(WithoutRow).ShouldBe(all.Where(row => row.DirectoryGroupId == world.Sales.Id && row.DirectoryUserId != world.Ben.Id && row.DirectoryUserId != world.Cleo.Id));
    }

    [Test]
    public async Task Many_members_of_many_groups_come_each_once()
    {
        var users = Enumerable.Range(0, 40).Select(i => Tenant.User($"u{i}@acme.example")).ToList();
        var groups = Enumerable.Range(0, 45).Select(i => Tenant.Group($"g{i}")).ToList();
        var rosterUsers = users.Where((_, i) => i % 2 == 0).Select(user => Tenant.Person(user.UserName, user)).ToList();
        var rosterGroups = groups.Where((_, i) => i % 3 == 0).Select(group => Tenant.ConsoleGroup(group.DisplayName, group)).ToList();
        var members = groups.SelectMany((group, i) => users.Where((_, j) => (i + j) % 7 == 0 || i == 13).Select(user => group.With(user))).ToList();
        var rosterMembers = rosterGroups.SelectMany((group, i) => rosterUsers.Where((_, j) => (i * j) % 5 == 0).Select(user => group.With(user))).ToList();
        await StoreAsync([.. users, .. groups, .. rosterUsers, .. rosterGroups, .. members, .. rosterMembers]);
        var expected = members.Select(row => new MembershipKey(row.GroupId, row.UserId))
            .Union(rosterMembers.Select(row => new MembershipKey(
                rosterGroups.Single(group => group.Id == row.GroupId).DirectoryGroupId!.Value, rosterUsers.Single(user => user.Id == row.UserId).DirectoryUserId!.Value)))
            .OrderBy(key => key.GroupId).ThenBy(key => key.UserId).ToList();

        foreach (var pageSize in (int[])[1, 7, 40, 1_000])
        {
            (await MembershipsAsync(state => state.MembershipsOfGroupsAsync(null, pageSize, default)))
                .Select(row => new MembershipKey(row.DirectoryGroupId, row.DirectoryUserId!.Value)).ShouldBe(expected);
        }

        (await MembershipsAsync(state => state.MembershipsOfUsersAsync([.. users.Select(user => user.Id)], 50, default)))
            .Select(row => new MembershipKey(row.DirectoryGroupId, row.DirectoryUserId!.Value)).ShouldBe(expected);
    }

    [Test]
    public async Task Unknown_members_come_in_pages_by_group()
    {
        var (sales, support, idle) = (Tenant.Group("Sales"), Tenant.Group("Support"), Tenant.Group("Idle"));
        await StoreAsync(sales, support, idle, sales.With("a"), sales.With("b"), sales.With("c"), support.With("a"));
        var theirs = Other.Group("Sales");
        await StoreAsync(Other, theirs, theirs.With("x"));

        var pages = await AskAsync((IPlanningState state) => state.UnknownMembersAsync(null, 2, default).ToListAsync().AsTask());

        pages.Select(page => page.Count).ShouldBe([2, 2]);
        var rows = pages.SelectMany(page => page).ToList();
        rows.Select(row => row.GroupName).ShouldBe(["Sales", "Sales", "Sales", "Support"]);
        rows.Select(row => row.Name).ShouldBe(["a", "b", "c", "a"], ignoreOrder: true);
        rows.ShouldAllBe(row => row.DirectoryUserId == null && row.InDirectory && !row.UserExists && row.RosterUser == null);
        (await AskAsync((IPlanningState state) => state.UnknownMembersAsync([support.Id, theirs.Id], 2, default).ToListAsync().AsTask()))
            .SelectMany(page => page).Select(row => row.DirectoryGroupId).ShouldBe([support.Id]);
        (await AskAsync((IPlanningState state) => state.UnknownMembersAsync(sales.Id, ["c", "a", "A", "x"], default))).Select(row => row.Name).ShouldBe(["a", "c"], ignoreOrder: true);
        (await AskAsync((IPlanningState state) => state.UnknownMembersAsync(theirs.Id, ["x"], default))).ShouldBeEmpty();
    }

    [Test]
    public async Task Only_active_people_of_the_tenant_are_counted()
    {
        await StoreAsync(Tenant.Person("a@acme.example"), Tenant.Person("b@acme.example"), Tenant.Person("c@acme.example", status: RosterStatus.Archived));
        await StoreAsync(Other, Other.Person("d@globex.example"));

        (await AskAsync((IPlanningState state) => state.ActiveRosterUsersAsync(default))).ShouldBe(2);
    }

    [Test]
    public async Task The_newest_requests_of_an_object_are_named_newest_first()
    {
        var (user, other) = (Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("00000000-0000-0000-0000-000000000002"));
        await FeedAsync(1, FeedKind.UserCreated, user);
        await FeedAsync(2, FeedKind.UserChanged, user);
        await FeedAsync(3, FeedKind.UserChanged, other);
        await FeedAsync(4, FeedKind.UserChanged, user);
        await FeedAsync(5, FeedKind.UserChanged, user, request: false);
        await FeedAsync(6, FeedKind.UserChanged, user);

        (await RequestsAsync([user, other], 0, 3))[user].ShouldBe([Request(6), Request(4), Request(2)]);
        (await RequestsAsync([user, other], 0, 3))[other].ShouldBe([Request(3)]);
        (await RequestsAsync([user, other], 4, 3))[user].ShouldBe([Request(6)]);
        (await RequestsAsync([user, other], 4, 3)).ShouldNotContainKey(other);
        (await AskAsync((IPlanningState state) => state.RequestsAsync([user], 0, 3, default), Other)).ShouldBeEmpty();
    }

    [Test]
    public async Task The_requests_of_a_membership_are_those_that_named_it_and_the_users_deletion()
    {
        var (group, anna, ben) = (
            Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("00000000-0000-0000-0000-000000000002"), Guid.Parse("00000000-0000-0000-0000-000000000003"));
        await FeedAsync(1, FeedKind.GroupCreated, group, [anna, ben]);
        await FeedAsync(2, FeedKind.MembersChanged, group, [ben]);
        await FeedAsync(3, FeedKind.MembersChanged, group, [anna]);
        await FeedAsync(4, FeedKind.GroupChanged, group);
        await FeedAsync(5, FeedKind.UserChanged, anna);
        await FeedAsync(6, FeedKind.UserDeleted, anna);
        MembershipKey[] keys = [new(group, anna), new(group, ben)];

        var trail = await AskAsync((IPlanningState state) => state.RequestsAsync(keys, 0, 2, default));
        trail[keys[0]].ShouldBe([Request(6), Request(3)]);
        trail[keys[1]].ShouldBe([Request(2), Request(1)]);
        (await AskAsync((IPlanningState state) => state.RequestsAsync(keys, 2, 2, default))).Keys.ShouldBe([keys[0]]);
    }

    private static Guid Request(int seq) => Guid.Parse($"00000000-0000-0000-0001-{seq:D12}");

    private Task FeedAsync(int seq, FeedKind kind, Guid id, Guid[]? members = null, bool request = true) => StoreAsync(new FeedEntry
    {
        TenantId = Tenant.Id,
        Seq = seq,
        At = Application.Clock.GetUtcNow(),
        Kind = kind,
        ObjectId = id,
        RequestId = request ? Request(seq) : null,
        Members = members is null ? null : FeedEntry.Pack(members),
    });

    private Task<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>> RequestsAsync(Guid[] ids, long afterSeq, int most) =>
        AskAsync((IPlanningState state) => state.RequestsAsync(ids, afterSeq, most, default));

    private async Task<List<PlanningUser>> UsersAsync(params Guid[] ids) => ids.Length > 0
        ? [.. await AskAsync((IPlanningState state) => state.UsersAsync(ids, default))]
        : [.. (await AskAsync((IPlanningState state) => state.AllUsersAsync(100, default).ToListAsync().AsTask())).SelectMany(page => page)];

    private async Task<List<GroupCase>> GroupsAsync(params Guid[] ids) =>
        [.. (await AskAsync((IPlanningState state) => state.GroupsAsync(ids.Length > 0 ? ids : null, 2, default).ToListAsync().AsTask())).SelectMany(page => page)];

    private async Task<List<Guid>> GoneGroupsAsync(Guid[]? ids) =>
        [.. (await AskAsync((IPlanningState state) => state.GoneGroupsAsync(ids, 1, default).ToListAsync().AsTask())).SelectMany(page => page).Select(group => group.Id)];

    private async Task<List<MembershipCase>> MembershipsAsync(Func<IPlanningState, IAsyncEnumerable<IReadOnlyList<MembershipCase>>> question) =>
        [.. (await AskAsync((IPlanningState state) => question(state).ToListAsync().AsTask())).SelectMany(page => page).Select(WithoutRow)];

    /// <summary>Rows of the roster are objects, which don't compare.</summary>
    private static MembershipCase WithoutRow(MembershipCase row) => row with { Membership = null };

    private static RosterTwin TwinOf(RosterUser user) => new(user.Id, user.Status, user.ProvisioningManaged);

    private async Task<World> WorldAsync()
    {
        var world = new World(
            Anna: Tenant.User("anna@acme.example", displayName: "Anna Berg"),
            Ben: Tenant.User("ben@acme.example"),
            Cleo: Tenant.User("cleo@acme.example", active: false),
            Dora: Tenant.User("dora@acme.example"),
            Gone: Guid.Parse("ffffffff-0000-0000-0000-000000000001"),
            Sales: Tenant.Group("Sales"),
            Support: Tenant.Group("Support"),
            Board: Tenant.Group("Board"));
        var (sales, support) = (Tenant.ConsoleGroup("Vertrieb", world.Sales), Tenant.ConsoleGroup("support", managed: false));
        var emil = Tenant.Person("emil@acme.example", link: world.Gone);
        (emil.FirstName, emil.LastName) = ("Emil", "Fern");
        var anna = Tenant.Person("berg@acme.example", world.Anna);
        var ben = Tenant.Person("ben@acme.example");
        ben.ProvisioningManaged = false;
        var dora = Tenant.Person("dora@acme.example", world.Dora);
        var byHand = Tenant.Person("hand@acme.example");
        await StoreAsync(
            world.Anna, world.Ben, world.Cleo, world.Dora, world.Sales, world.Support, world.Board,
            world.Sales.With(world.Anna), world.Sales.With(world.Ben), world.Sales.With(world.Cleo), world.Support.With(world.Dora), world.Board.With(world.Anna),
            sales, support, emil, anna, ben, dora, byHand,
            sales.With(anna), sales.With(dora, RosterStatus.Archived, managed: false), sales.With(emil), sales.With(byHand), support.With(anna, managed: false),
            Tenant.ConsoleGroup("By hand", managed: false).Also(out var hand), hand.With(anna));
        var (theirs, stranger) = (Other.Group("Sales"), Other.User("anna@acme.example"));
        await StoreAsync(Other, theirs, stranger, theirs.With(stranger));
        return world with
        {
            SalesOnRoster = sales,
            SupportOnRoster = support,
            AnnaOnRoster = anna,
            BenOnRoster = ben,
            DoraOnRoster = dora,
            EmilOnRoster = emil,
        };
    }

    private sealed record World(
        DirectoryUser Anna, DirectoryUser Ben, DirectoryUser Cleo, DirectoryUser Dora, Guid Gone, DirectoryGroup Sales, DirectoryGroup Support, DirectoryGroup Board)
    {
        public RosterGroup SalesOnRoster { get; init; } = null!;

        public RosterGroup SupportOnRoster { get; init; } = null!;

        public RosterUser AnnaOnRoster { get; init; } = null!;

        public RosterUser BenOnRoster { get; init; } = null!;

        public RosterUser DoraOnRoster { get; init; } = null!;

        public RosterUser EmilOnRoster { get; init; } = null!;
    }
}

[TestFixture]
public sealed class AddressesThatTenantsMayShareTests : StoreFixture
{
    [Test]
    public async Task Nothing_is_used_elsewhere_where_the_installation_allows_it()
    {
        await StoreAsync(Tenant.User("anna@acme.example"));
        await StoreAsync(Other, Other.Person("anna@acme.example"));

        var pages = await AskAsync((IPlanningState state) => state.AllUsersAsync(100, default).ToListAsync().AsTask());
        pages.Single().Single().UsedElsewhere.ShouldBeFalse();
    }

    protected override void Extend(IServiceCollection services)
    {
        base.Extend(services);
        services.AddSingleton(new RosterAddressOptions(UniqueAcrossTenants: false));
    }
}

using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using static Ksat.Provisioning.Domain.Tests.Planning.Cast;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>What holds for every directory and roster, tried on small ones in which people keep getting in each other's way.</summary>
[TestFixture]
internal sealed class PlannerPropertyTests
{
    private static readonly string[] Addresses = ["a@corp.example", "B@corp.example", "c@corp.example", "d@corp.example", "e@corp.example", "x@other.example", "nobody"];

    private static Gen<DirectoryPerson> Person(int number, string userName) =>
        from active in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from first in Gen.Elements("Ada", "Eve", null)
        from date in Gen.Frequency((4, Gen.Constant("2022-04-04T06:23:30+02:00")), (1, Gen.Constant("today")))
        from claims in Gen.SubListOf<(string, string?)>([("firstName", first), ("customDate1", date), ("language", "en"), ("department", "")])
        select Cast.Person(number, userName, active, [.. claims]);

    private static Gen<RosterUser> ConsoleUser(int number, string email) =>
        from link in Gen.Elements<Guid?>(null, Id(number), Id((number + 1) % 7), Id(100 + number))
        from managed in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from admin in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from status in Gen.Elements(RosterStatus.Active, RosterStatus.Archived)
        from language in Gen.Elements("fr", null)
        from chosen in Gen.Elements(true, false)
        select new RosterUser
        {
            Id = Id(1000 + number),
            Email = email,
            EmailKey = CaseFolding.Key(email),
            DirectoryUserId = link,
            LinkedExternalId = link is null ? null : $"external-{link}",
            ProvisioningManaged = managed,
            Admin = admin,
            Status = status,
            Language = language,
            LanguageChosenByUser = chosen,
            Department = "Sales",
        };

    private static Arbitrary<World> Worlds =>
        (from names in Gen.Shuffle(Addresses)
         from people in Gen.CollectToList(Enumerable.Range(0, 6), number => Person(number, names[number]))
         from persons in Gen.SubListOf(people.AsEnumerable())
         from emails in Gen.Shuffle(Addresses.Where(address => address.Contains('@')))
         from users in Gen.CollectToList(Enumerable.Range(0, 5), number => ConsoleUser(number, emails[number]))
         from roster in Gen.SubListOf(users.AsEnumerable())
         select new World([.. persons], [.. roster.DistinctBy(user => user.DirectoryUserId ?? user.Id)], "corp.example")).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property The_outcome_does_not_depend_on_the_order() => Prop.ForAll(Worlds, world =>
        Texts(world.Plan(cases => [.. cases.Reverse()])).ShouldBe(Texts(world.Plan()), ignoreOrder: true));

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Nobody_opted_out_or_admin_is_ever_archived() => Prop.ForAll(Worlds, world =>
    {
        var kept = world.Roster.Where(user => user.Admin || !user.ProvisioningManaged).Select(user => user.Id).ToHashSet();
        world.Plan().Where(change => change.Action == ChangeAction.Archived).ShouldAllBe(change => !kept.Contains(change.UserId!.Value));
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Nothing_of_someone_opted_out_changes() => Prop.ForAll(Worlds, world =>
    {
        var before = world.Roster.Where(user => !user.ProvisioningManaged).Select(Text).ToArray();
        world.Apply(world.Plan());
        world.Roster.Where(user => !user.ProvisioningManaged).Select(Text).ShouldBe(before);
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Planning_the_applied_state_again_changes_nothing() => Prop.ForAll(Worlds, world =>
    {
        var first = world.Plan();
        world.Apply(first);

        var second = world.Plan();
        second.ShouldAllBe(change => change.Outcome == ChangeOutcome.Failed || change.Action == ChangeAction.Protected);
        second.Select(change => (change.DirectoryId, change.UserId))
            .ShouldBeSubsetOf(first.Where(change => !change.IsApplied).Select(change => (change.DirectoryId, change.UserId)));
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Addresses_stay_unique_and_allowed_and_each_user_is_linked_once() => Prop.ForAll(Worlds, world =>
    {
        var before = world.Roster.Select(user => user.Email).ToHashSet();
        world.Apply(world.Plan());

        world.Roster.Select(user => user.EmailKey).ShouldBeUnique();
        world.Roster.Where(user => !before.Contains(user.Email)).ShouldAllBe(user => user.Email.EndsWith("@corp.example"));
        world.Roster.Where(user => user.DirectoryUserId is not null).Select(user => user.DirectoryUserId).ShouldBeUnique();
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property After_a_full_sync_the_active_are_the_directorys_active_the_failed_and_the_protected() => Prop.ForAll(Worlds, world =>
    {
        var plan = world.Plan();
        world.Apply(plan);

        var excused = plan.Where(change => !change.IsApplied).SelectMany(change => new[] { change.UserId, change.DirectoryId }).ToHashSet();
        foreach (var user in world.Roster.Where(user => !excused.Contains(user.Id) && user.ProvisioningManaged && !user.Admin))
        {
            var person = world.Directory.SingleOrDefault(one => one.Id == user.DirectoryUserId)
                ?? world.Directory.SingleOrDefault(one => CaseFolding.Key(one.UserName) == user.EmailKey && world.Roster.All(other => other.DirectoryUserId != one.Id));
            if (person is null || !excused.Contains(person.Id))
            {
                (user.Status == RosterStatus.Active).ShouldBe(person is { Active: true }, $"{Text(user)} ← {person}");
            }
        }
    });

    private static IEnumerable<string> Texts(IEnumerable<PlannedChange> plan) => plan.Select(change =>
        $"{change with { Fields = [], Warnings = [] }} {string.Join(',', change.Fields)} {string.Join(',', change.Warnings)}");

    private static string Text(RosterUser user) =>
        $"{user.Id} {user.Email} {user.Status} {user.DirectoryUserId} {string.Join(',', RosterFields.All.Select(field => field.Get(user)))}";
}

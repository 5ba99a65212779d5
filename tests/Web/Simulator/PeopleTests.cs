using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Statistics;

namespace Ksat.Provisioning.Web.Tests.Simulator;

[TestFixture]
public sealed class PeopleTests
{
    private static readonly SimulatorOptions Options = new() { Users = 300, Groups = 8, Seed = 7, Mistakes = 2 };

    [Test]
    public void The_same_seed_makes_the_same_people_and_groups()
    {
        var (one, other) = (Organisation.Of(Options), Organisation.Of(Options));
        one.People.Select(person => person.Profile).ShouldBe(other.People.Select(person => person.Profile));
        one.Teams.Select(team => (team.Name, team.Members.Count)).ShouldBe(other.Teams.Select(team => (team.Name, team.Members.Count)));
        Organisation.Of(Options with { Seed = 8 }).People[0].Profile.ShouldNotBe(one.People[0].Profile);
    }

    [Test]
    public void Nobody_shares_an_address_or_an_Okta_id()
    {
        var people = Organisation.Of(Options).People;
        people.Select(person => person.Profile.UserName).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(people.Count);
        people.Select(person => person.OktaId).ShouldBeUnique();
    }

    [Test]
    public void Someone_is_late_has_flat_names_is_mistaken_and_reports_to_another()
    {
        var people = Organisation.Of(Options).People;
        people.ShouldContain(person => person.Late);
        people.ShouldContain(person => person.FlatNames);
        people.Count(person => person.ExpectedError != null).ShouldBe(2);
        people.ShouldContain(person => person.Profile.Manager != null && person.Profile.Manager.StartsWith("00u", StringComparison.Ordinal));
    }

    [Test]
    public void Percentiles_are_by_nearest_rank()
    {
        var spread = Spread.Of([.. Enumerable.Range(1, 200).Select(number => TimeSpan.FromMilliseconds(number))], TimeSpan.FromSeconds(2));
        spread.ShouldBe(new Spread(200, 100, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(190), TimeSpan.FromMilliseconds(198), TimeSpan.FromMilliseconds(200)));
    }
}

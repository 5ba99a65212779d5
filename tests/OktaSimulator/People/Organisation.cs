using Bogus;

namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>Okta's side of the tenant: its people and its groups, as they change while the story is played.</summary>
internal sealed class Organisation
{
    private static readonly string[] Odd = ["R&D \"Core\" + Ops", "Größe & Qualität", "営業部", "Team 🚀 #1", "50% O'Neill \\ Sons"];

    private Organisation(Population population, Person[] people, Team[] teams, Person[] ghosts)
    {
        Population = population;
        People = people;
        Teams = teams;
        Ghosts = ghosts;
    }

    public Population Population { get; }

    public Randomizer Random => Population.Random;

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<Team> Teams { get; }

    /// <summary>Members who never get an account.</summary>
    public IReadOnlyList<Person> Ghosts { get; }

    public static Organisation Of(SimulatorOptions options)
    {
        var population = new Population(options.Seed);
        var people = population.Make(options.Users, Math.Min(options.Mistakes, options.Users / 2));
        var ghosts = Enumerable.Range(0, options.Groups == 0 ? 0 : options.Mistakes).Select(_ => population.Ghost()).ToArray();
        return new Organisation(population, people, Teams_(population, people, ghosts, options), ghosts);
    }

    private static Team[] Teams_(Population population, Person[] people, Person[] ghosts, SimulatorOptions options)
    {
        var random = population.Random;
        var faker = new Faker { Random = random };
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var late = people.Where(person => person.Late).ToArray();
        var teams = new Team[options.Groups];
        for (var index = 0; index < teams.Length; index++)
        {
            var most = Math.Min(options.LargestGroup, people.Length);
            // The last ones stay small: they will be emptied and deleted, which no guard of the console may mind.
            var size = index == 0 ? most : index >= teams.Length - 3 ? Math.Min(most, 12) : random.Int(Math.Min(5, most), most);
            var members = random.ListItems(people, size).Concat(index < 3 ? late.Take(5) : []);
            teams[index] = new Team(Name(random, faker, names, index), index == 0 ? members.Concat(ghosts) : members);
        }

        return teams;
    }

    private static string Name(Randomizer random, Faker faker, HashSet<string> names, int index)
    {
        var name = index < Odd.Length ? Odd[index] : $"{faker.Commerce.Department(1)} {random.ArrayElement(["Team", "Managers", "Contractors", "Leads"])}";
        for (var number = 2; !names.Add(name); number++)
        {
            name = $"{name} {number}";
        }

        return name;
    }
}

using Bogus;

namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>Makes believable people of several countries, always the same ones for a seed.</summary>
internal sealed class Population
{
    private static readonly string[] Locales = ["en", "en", "en", "en", "en_GB", "de", "fr", "es", "pl", "ja"];
    private static readonly string[] EmployeeTypes = ["Employee", "Contractor", "Intern"];

    private readonly Randomizer _random;
    private readonly Faker[] _fakers;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _domain;
    private readonly string _company;

    public Population(int seed)
    {
        _random = new Randomizer(seed);
        _fakers = [.. Locales.Select(locale => new Faker(locale) { Random = _random })];
        _company = _fakers[0].Company.CompanyName();
        _domain = $"{Letters(_company)}-{seed}.example";
    }

    public Randomizer Random => _random;

    public Person[] Make(int count, int mistakes)
    {
        var people = new Person[count];
        var leaders = Math.Max(1, count / 10);
        var firstLate = count - (count * 3 / 100);
        for (var index = 0; index < count; index++)
        {
            var boss = index == 0 ? null : people[_random.Int(0, Math.Min(index, leaders) - 1)];
            var mistaken = index >= leaders && index < leaders + mistakes;
            var profile = Profile(_random.ArrayElement(_fakers), boss);
            people[index] = new Person(OktaId("00u"), mistaken ? profile with { CustomDate = "04/04/2022" } : profile)
            {
                Late = index >= firstLate,
                FlatNames = index % 9 == 4,
                ExpectedError = mistaken ? "invalidDate" : null,
            };
        }

        return people;
    }

    /// <summary>Someone whom a group names and who never gets an account.</summary>
    public Person Ghost() => new(OktaId("00u"), Profile(_fakers[0], null)) { ExpectedError = "memberNotProvisioned" };

    /// <summary>A free address for this name.</summary>
    public string Address(Faker faker, string given, string family)
    {
        var local = faker.Internet.UserName(given, family).Replace('_', '.').Trim('.').ToLowerInvariant();
        if (!local.Any(char.IsAsciiLetter))
        {
            // Of a name in kanji no letter is left.
            local = $"{_random.String2(1)}.{_random.String2(6)}";
        }

        if (_random.Bool(0.02f))
        {
            local += "+okta";
        }
        else if (_random.Bool(0.02f))
        {
            local = "o'" + local;
        }

        var address = $"{local}@{_domain}";
        for (var number = 2; !_taken.Add(address); number++)
        {
            address = $"{local}{number}@{_domain}";
        }

        return _random.Bool(0.03f) ? char.ToUpperInvariant(address[0]) + address[1..] : address;
    }

    public Profile Married(Profile profile)
    {
        var faker = _random.ArrayElement(_fakers);
        var family = faker.Name.LastName();
        return profile with
        {
            FamilyName = family,
            DisplayName = $"{profile.GivenName} {family}",
            UserName = Address(faker, profile.GivenName, family),
        };
    }

    public Profile Promoted(Profile profile) => profile with { Title = _fakers[0].Name.JobTitle() };

    public Profile Moved(Profile profile) => profile with
    {
        Department = _fakers[0].Commerce.Department(),
        Location = Location(_random.ArrayElement(_fakers)),
        WorkPhone = Phone(_fakers[0]),
    };

    public Profile Reporting(Profile profile, Person boss) => profile with { ManagerName = boss.Profile.DisplayName, Manager = Reference(boss) };

    private Profile Profile(Faker faker, Person? boss)
    {
        var (given, family) = (faker.Name.FirstName(), faker.Name.LastName());
        return new Profile
        {
            UserName = Address(faker, given, family),
            GivenName = given,
            FamilyName = family,
            DisplayName = $"{given} {family}",
            Title = Maybe(0.9f, _fakers[0].Name.JobTitle()),
            EmployeeType = Maybe(0.3f, _random.ArrayElement(EmployeeTypes)),
            WorkPhone = Maybe(0.7f, Phone(_fakers[0])),
            MobilePhone = Maybe(0.6f, Phone(_fakers[0])),
            Location = Maybe(0.8f, Location(faker)),
            Division = Maybe(0.5f, _fakers[0].Commerce.Department(1)),
            Organization = Maybe(0.8f, _company),
            Department = Maybe(0.9f, _fakers[0].Commerce.Department()),
            EmployeeNumber = Maybe(0.8f, _random.ReplaceNumbers("E######")),
            ManagerName = boss?.Profile.DisplayName,
            Manager = boss is null ? null : Reference(boss),
            CustomField = Maybe(0.3f, _fakers[0].Commerce.Color()),
            CustomDate = Maybe(0.3f, Date()),
        };
    }

    private string Reference(Person boss) => _random.Bool(0.7f) ? boss.Profile.UserName : boss.OktaId;

    private string? Maybe(float likely, string value) => _random.Bool(likely) ? value : null;

    private static string Phone(Faker faker) => faker.Phone.PhoneNumber("+1 ###-###-####");

    private static string Location(Faker faker) => $"{faker.Address.StreetAddress()}, {faker.Address.ZipCode()} {faker.Address.City()}";

    private string Date() => $"20{_random.Int(10, 24)}-{_random.Int(1, 12):00}-{_random.Int(1, 28):00}T{_random.Int(0, 23):00}:{_random.Int(0, 59):00}:00Z";

    private string OktaId(string prefix) => prefix + _random.String2(17, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static string Letters(string text)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetter)).ToLowerInvariant();
        return letters.Length > 0 ? letters : "company";
    }
}

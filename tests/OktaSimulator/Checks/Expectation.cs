using System.Globalization;
using Ksat.Provisioning.OktaSimulator.Console;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>What the roster must become by what Okta sent, told from what it was before.</summary>
internal sealed class Expectation
{
    private readonly Roster _before;
    private readonly Dictionary<string, Person> _byAnyId;
    private readonly Dictionary<Person, string> _firstAddress;

    public Expectation(Organisation organisation, Roster before, IReadOnlyDictionary<Person, string> firstAddress)
    {
        Organisation = organisation;
        _before = before;
        _firstAddress = new Dictionary<Person, string>(firstAddress);
        _byAnyId = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var person in organisation.People.Where(person => person.ScimId is not null))
        {
            _byAnyId[person.ScimId!] = person;
            _byAnyId[person.OktaId] = person;
        }
    }

    public Organisation Organisation { get; }

    public Roster Before => _before;

    /// <summary>Those of whom it is known what the app has.</summary>
    public IEnumerable<Person> People => Organisation.People.Where(person => person is { Lost: false, ScimId: not null });

    public IEnumerable<Team> Teams => Organisation.Teams.Where(team => team is { Lost: false, ScimId: not null });

    public Person? Find(string? scimId) => scimId is not null && _byAnyId.TryGetValue(scimId, out var person) ? person : null;

    /// <summary>His console user before the play, found by the address that he had then.</summary>
    public RosterUser? Twin(Person person) => _before.ByEmail.GetValueOrDefault(_firstAddress[person]) ?? _before.ByEmail.GetValueOrDefault(person.Profile.UserName);

    /// <summary>What a field must say; never sent: what it said before.</summary>
    public string? Field(Person person, ProfileAttribute attribute, RosterUser? twin)
    {
        var value = attribute.Get(person.Profile);
        return value is null ? twin?[attribute.Field!]
            : value.Length == 0 ? null
            : attribute.Field == "managerEmail" && !value.Contains('@', StringComparison.Ordinal) ? _byAnyId.GetValueOrDefault(value)?.Profile.UserName ?? twin?[attribute.Field]
            : value;
    }

    /// <summary>The same text, or for dates the same moment.</summary>
    public static bool Same(string field, string? one, string? other) =>
        one == other
        || (field == "managerEmail" && string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
        || (field == "customDate1"
            && DateTimeOffset.TryParse(one, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var first)
            && DateTimeOffset.TryParse(other, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var second)
            && first == second);
}

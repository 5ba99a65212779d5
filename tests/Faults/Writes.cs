using System.Text.Json;
using Ksat.Provisioning.OktaSimulator;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Flavours;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Statistics;
using Ksat.Provisioning.OktaSimulator.Story;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.Faults.Tests;

/// <summary>
/// Writes as Okta does and keeps book: what was acknowledged must be there after a kill; what was under way may be there, whole, or not at all.
/// One actor writes about his own people only, and one thing at a time.
/// </summary>
internal sealed class Writes(Organisation organisation)
{
    private readonly Dictionary<Person, (Profile Profile, bool Active)> _uncertainPeople = [];
    private readonly Dictionary<(Team Team, Person Person), bool> _uncertainMembers = [];
    private readonly Lock _lock = new();
    private int _acknowledged;
    private Stage _stage = null!;

    public int Acknowledged => _acknowledged;

    public int Uncertain => _uncertainPeople.Count + _uncertainMembers.Count;

    public Organisation Organisation => organisation;

    /// <summary>Talks to the server's next life.</summary>
    public Complaints Connect(ServerProcess server, HttpClient client)
    {
        var complaints = new Complaints(int.MaxValue);
        var line = new Line(client, new Uri(server.TenantUrl + "/"), new OktaManners(ServerProcess.ScimToken), new Measurements(TimeProvider.System), complaints);
        _stage = new Stage(new SimulatorOptions(), organisation, line, new OinFlavour(line, 200), new Progress(TextWriter.Null, false), complaints);
        return complaints;
    }

    /// <summary>One write about this person, drawn by the dice; false: it wasn't acknowledged.</summary>
    public async Task<bool> OneAsync(Person person, Random dice, CancellationToken cancellationToken)
    {
        if (person.ScimId is null)
        {
            return await CreateAsync(person, cancellationToken);
        }

        var kind = dice.Next(10);
        return kind < 4 ? await UpdateAsync(person, cancellationToken)
            : kind < 6 ? await SetActiveAsync(person, !person.Active, cancellationToken)
            : await ToggleMemberAsync(organisation.Teams[dice.Next(organisation.Teams.Count)], person, cancellationToken);
    }

    public async Task PushTeamsAsync(CancellationToken cancellationToken)
    {
        foreach (var team in organisation.Teams)
        {
            team.Members.Clear();
            var group = await _stage.Scim.AskAsync(
                new Call("POST /Groups", HttpMethod.Post, "Groups", GroupBodies.Create(team.Name)) { Expected = [System.Net.HttpStatusCode.Created] }, cancellationToken);
            team.ScimId = group!.Value.GetProperty("id").GetString();
        }
    }

    /// <summary>After a restart: settles what was under way, and says what is missing or wrong.</summary>
    public async Task<IReadOnlyList<string>> SettleAsync(CancellationToken cancellationToken)
    {
        var (users, groups) = (await Import.UsersAsync(_stage, cancellationToken), await Import.GroupsAsync(_stage, cancellationToken));
        var byName = users.ToDictionary(user => user.GetProperty("externalId").GetString()!, StringComparer.Ordinal);
        foreach (var (person, pending) in _uncertainPeople)
        {
            if (byName.TryGetValue(person.OktaId, out var user) && UserAnswer.Of(person, pending.Profile, pending.Active)(user) is null)
            {
                (person.Profile, person.Active, person.ScimId) = (pending.Profile, pending.Active, user.GetProperty("id").GetString());
            }
        }

        foreach (var ((team, person), joins) in _uncertainMembers)
        {
            if (IsMember(groups, team, person) == joins)
            {
                Note(team, person, joins);
            }
        }

        _uncertainPeople.Clear();
        _uncertainMembers.Clear();
        var strangers = users.Count - organisation.People.Count(person => person.ScimId is not null);
        return [.. DirectoryCheck.Differences(organisation, users, groups), .. strangers == 0 ? Array.Empty<string>() : [$"{strangers} users more than acknowledged"]];
    }

    private async Task<bool> CreateAsync(Person person, CancellationToken cancellationToken)
    {
        Suspect(person, person.Profile, true);
        var call = new Call("POST /Users", HttpMethod.Post, "Users", UserBodies.Create(person)) { Expected = [System.Net.HttpStatusCode.Created] };
        if (await _stage.Scim.AskAsync(call, cancellationToken) is not { ValueKind: JsonValueKind.Object } user)
        {
            return false;
        }

        (person.ScimId, person.Active) = (user.GetProperty("id").GetString(), true);
        return Acknowledge(person);
    }

    private async Task<bool> UpdateAsync(Person person, CancellationToken cancellationToken)
    {
        Profile profile;
        lock (_lock)
        {
            profile = organisation.Population.Moved(person.Profile);
        }

        Suspect(person, profile, person.Active);
        return await ProfileUpdates.PushAsync(_stage, person, profile, null, cancellationToken) && Acknowledge(person);
    }

    private async Task<bool> SetActiveAsync(Person person, bool active, CancellationToken cancellationToken)
    {
        Suspect(person, person.Profile, active);
        if (!await _stage.Flavour.SetActiveAsync(person, active, cancellationToken))
        {
            return false;
        }

        person.Active = active;
        return Acknowledge(person);
    }

    private async Task<bool> ToggleMemberAsync(Team team, Person person, CancellationToken cancellationToken)
    {
        bool joins;
        lock (_lock)
        {
            joins = !team.Members.Contains(person);
            _uncertainMembers[(team, person)] = joins;
        }

        if (!await _stage.Flavour.ChangeMembersAsync(team, joins ? [] : [person], joins ? [person] : [], cancellationToken))
        {
            return false;
        }

        lock (_lock)
        {
            Note(team, person, joins);
            _acknowledged++;
            return _uncertainMembers.Remove((team, person));
        }
    }

    private void Suspect(Person person, Profile profile, bool active)
    {
        lock (_lock)
        {
            _uncertainPeople[person] = (profile, active);
        }
    }

    private bool Acknowledge(Person person)
    {
        lock (_lock)
        {
            _acknowledged++;
            return _uncertainPeople.Remove(person);
        }
    }

    private static void Note(Team team, Person person, bool joins) => _ = joins ? team.Members.Add(person) : team.Members.Remove(person);

    private static bool IsMember(List<JsonElement> groups, Team team, Person person) =>
        groups.FirstOrDefault(group => group.GetProperty("id").ValueEquals(team.ScimId)) is { ValueKind: JsonValueKind.Object } group
        && group.TryGetProperty("members", out var members)
        && members.EnumerateArray().Any(member => member.GetProperty("value").ValueEquals(person.ScimId));
}

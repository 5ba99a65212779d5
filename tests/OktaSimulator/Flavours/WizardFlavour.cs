using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Flavours;

/// <summary>An app of the App Integration Wizard: GET, then PUT of the whole.</summary>
internal sealed class WizardFlavour(Line line) : IFlavour
{
    public string Name => "wizard";

    public Task<bool> SetActiveAsync(Person person, bool active, CancellationToken cancellationToken) =>
        PutUserAsync(person, active, body => body["active"] = active, cancellationToken);

    /// <summary>A wizard app sends the password with the whole user: it is ignored.</summary>
    public Task<bool> SendPasswordAsync(Person person, string password, CancellationToken cancellationToken) =>
        PutUserAsync(person, person.Active, body => body["password"] = password, cancellationToken);

    public Task<bool> RenameAsync(Team team, string name, CancellationToken cancellationToken) => PutGroupAsync(team, name, team.Members, cancellationToken);

    public Task<bool> ChangeMembersAsync(
        Team team, IReadOnlyCollection<Person> leaving, IReadOnlyCollection<Person> coming, CancellationToken cancellationToken) =>
        PutGroupAsync(team, team.Name, [.. team.Members.Except(leaving).Union(coming)], cancellationToken);

    public Task<bool> PushNowAsync(Team team, IReadOnlyCollection<Person> members, CancellationToken cancellationToken) =>
        PutGroupAsync(team, team.Name, members, cancellationToken);

    private async Task<bool> PutUserAsync(Person person, bool active, Action<JsonObject> change, CancellationToken cancellationToken)
    {
        var current = await line.AskAsync(Call.Get("GET /Users/{id}", $"Users/{person.ScimId}", UserAnswer.Of(person, person.Profile, null)), cancellationToken);
        if (current is not { } user)
        {
            return false;
        }

        var body = UserBodies.Update(user, person.Profile);
        change(body);
        var put = new Call("PUT /Users/{id}", HttpMethod.Put, $"Users/{person.ScimId}", body) { Judge = UserAnswer.Of(person, person.Profile, active) };
        return await line.AskAsync(put, cancellationToken) is not null;
    }

    private async Task<bool> PutGroupAsync(Team team, string name, IReadOnlyCollection<Person> members, CancellationToken cancellationToken)
    {
        var target = $"Groups/{team.ScimId}";
        var put = new Call("PUT /Groups/{id}", HttpMethod.Put, target, GroupBodies.Whole(team.ScimId!, name, members)) { Judge = GroupAnswer.OfHead(team.ScimId, name) };
        return await line.AskAsync(Call.Get("GET /Groups/{id}", target, GroupAnswer.OfHead(team.ScimId)), cancellationToken) is { ValueKind: JsonValueKind.Object }
            && await line.AskAsync(put, cancellationToken) is not null;
    }
}

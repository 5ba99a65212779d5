using System.Net;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Flavours;

/// <summary>An app of the Okta Integration Network: PATCH.</summary>
internal sealed class OinFlavour(Line line, int batch) : IFlavour
{
    private static readonly HttpStatusCode[] Accepted = [HttpStatusCode.OK, HttpStatusCode.NoContent];

    public string Name => "OIN";

    public async Task<bool> SetActiveAsync(Person person, bool active, CancellationToken cancellationToken)
    {
        var body = UserBodies.Active(active);
        var judge = UserAnswer.Of(person, person.Profile, active);
        return await line.AskAsync(
            new Call("PATCH /Users/{id} active", HttpMethod.Patch, $"Users/{person.ScimId}", body) { Expected = Accepted, MayBeEmpty = true, Judge = judge },
            cancellationToken) is not null
            && await line.AskAsync(Call.Get("GET /Users/{id}", $"Users/{person.ScimId}", judge), cancellationToken) is not null;
    }

    public async Task<bool> SendPasswordAsync(Person person, string password, CancellationToken cancellationToken) =>
        await line.AskAsync(
            new Call("PATCH /Users/{id} password", HttpMethod.Patch, $"Users/{person.ScimId}", UserBodies.Password(password))
            {
                Expected = [HttpStatusCode.BadRequest],
                Judge = ErrorAnswer.Of(HttpStatusCode.BadRequest, "mutability"),
            },
            cancellationToken) is not null;

    public async Task<bool> RenameAsync(Team team, string name, CancellationToken cancellationToken) =>
        await PatchAsync("PATCH /Groups/{id} name", team, GroupBodies.Rename(team.ScimId!, name), cancellationToken);

    public async Task<bool> ChangeMembersAsync(
        Team team, IReadOnlyCollection<Person> leaving, IReadOnlyCollection<Person> coming, CancellationToken cancellationToken)
    {
        // A rename, mostly to the same name, goes with every change of members.
        var accepted = await RenameAsync(team, team.Name, cancellationToken);
        var left = leaving.Chunk(batch).ToArray();
        var came = coming.Chunk(batch).ToArray();
        for (var index = 0; accepted && index < Math.Max(left.Length, came.Length); index++)
        {
            var body = GroupBodies.Delta(left.ElementAtOrDefault(index) ?? [], came.ElementAtOrDefault(index) ?? []);
            accepted = await PatchAsync("PATCH /Groups/{id} members", team, body, cancellationToken);
        }

        return accepted;
    }

    public async Task<bool> PushNowAsync(Team team, IReadOnlyCollection<Person> members, CancellationToken cancellationToken)
    {
        var body = members.Count % 2 == 0 ? GroupBodies.Push(members) : GroupBodies.PushWithoutPath(members);
        return await RenameAsync(team, team.Name, cancellationToken)
            && await PatchAsync("PATCH /Groups/{id} push now", team, body, cancellationToken);
    }

    private async Task<bool> PatchAsync(string kind, Team team, System.Text.Json.Nodes.JsonNode body, CancellationToken cancellationToken) =>
        await line.AskAsync(
            new Call(kind, HttpMethod.Patch, $"Groups/{team.ScimId}", body) { Expected = Accepted, MayBeEmpty = true, Judge = GroupAnswer.OfHead(team.ScimId) },
            cancellationToken) is not null;
}

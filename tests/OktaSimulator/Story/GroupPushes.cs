using System.Net;
using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Flavours;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>Groups are pushed: empty first, then their members in batches; a group that the app has already is linked and gets the whole list.</summary>
internal static class GroupPushes
{
    public static async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        await stage.ForEachAsync(
            "Pushing groups",
            stage.Organisation.Teams,
            async (team, token) => team.Lost |= !await PushAsync(stage, team, token),
            cancellationToken);

        if (stage.Organisation.Teams.FirstOrDefault(team => !team.Lost) is { } taken)
        {
            await stage.Scim.AskAsync(
                new Call("POST /Groups (again)", HttpMethod.Post, "Groups", GroupBodies.Create(taken.Name))
                {
                    Expected = [HttpStatusCode.Conflict],
                    Judge = ErrorAnswer.Of(HttpStatusCode.Conflict, "uniqueness"),
                },
                cancellationToken);
        }
    }

    /// <summary>What the app answers for a group must be what it was sent.</summary>
    public static async Task<bool> VerifyAsync(Stage stage, Team team, CancellationToken cancellationToken) =>
        await stage.Scim.AskAsync(Call.Get("GET /Groups/{id}", $"Groups/{team.ScimId}", GroupAnswer.Of(team)), cancellationToken) is not null;

    private static async Task<bool> PushAsync(Stage stage, Team team, CancellationToken cancellationToken)
    {
        Person[] members = [.. team.Members];
        if (team.ScimId is not null)
        {
            return await stage.Flavour.PushNowAsync(team, members, cancellationToken) && await VerifyAsync(stage, team, cancellationToken);
        }

        var create = new Call("POST /Groups", HttpMethod.Post, "Groups", GroupBodies.Create(team.Name))
        {
            Expected = [HttpStatusCode.Created],
            Judge = GroupAnswer.OfHead(null, team.Name),
            RequiredHeader = "Location",
        };
        if (await stage.Scim.AskAsync(create, cancellationToken) is not { ValueKind: JsonValueKind.Object } group)
        {
            return false;
        }

        team.ScimId = group.GetProperty("id").GetString();
        return await stage.Flavour.ChangeMembersAsync(team, [], members, cancellationToken) && await VerifyAsync(stage, team, cancellationToken);
    }
}

using System.Net;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>People are deactivated, some come back, an admin tries password sync, and a group is unlinked and deleted.</summary>
internal static class Departures
{
    public static async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        var (people, random) = (stage.Organisation.People, stage.Organisation.Random);
        Person[] leaving = [.. random.ListItems([.. people], Math.Max(1, people.Count * 3 / 100)).Where(person => person is { ScimId: not null, Lost: false })];
        await stage.ForEachAsync("Deactivating", leaving, (person, token) => SetActiveAsync(stage, person, false, token), cancellationToken);
        await RemoveFromGroupsAsync(stage, [.. leaving.Where((_, index) => index % 3 == 0)], cancellationToken);
        await stage.ForEachAsync("Reactivating", [.. leaving.Where((_, index) => index % 2 == 1)], (person, token) => ComeBackAsync(stage, person, token), cancellationToken);
        await SendPasswordsAsync(stage, cancellationToken);
        await DeleteGroupAsync(stage, cancellationToken);
    }

    private static async Task SetActiveAsync(Stage stage, Person person, bool active, CancellationToken cancellationToken)
    {
        person.Lost |= !await stage.Flavour.SetActiveAsync(person, active, cancellationToken);
        person.Active = active;
    }

    /// <summary>A new assignment looks the person up first: the deactivated one must be found, under the same id.</summary>
    private static async Task ComeBackAsync(Stage stage, Person person, CancellationToken cancellationToken)
    {
        var found = await Assignments.LookUpAsync(stage, person.Profile.UserName, cancellationToken, 1);
        if (found is not { } list || !list.GetProperty("Resources")[0].GetProperty("id").ValueEquals(person.ScimId))
        {
            person.Lost = true;
            stage.Complain($"GET /Users?filter=userName eq {person}", $"must find the inactive user {person.ScimId}", $"{found}");
            return;
        }

        await SetActiveAsync(stage, person, true, cancellationToken);
    }

    /// <summary>Okta takes some of the leavers out of their groups, too.</summary>
    private static Task RemoveFromGroupsAsync(Stage stage, Person[] gone, CancellationToken cancellationToken) => stage.ForEachAsync(
        "Leaving groups",
        [.. stage.Organisation.Teams.Where(team => team is { ScimId: not null, Lost: false } && team.Members.Overlaps(gone))],
        async (team, token) =>
        {
            Person[] leaving = [.. team.Members.Intersect(gone)];
            team.Lost |= !await stage.Flavour.ChangeMembersAsync(team, leaving, [], token);
            team.Members.ExceptWith(leaving);
            team.Lost |= !await GroupPushes.VerifyAsync(stage, team, token);
        },
        cancellationToken);

    private static Task SendPasswordsAsync(Stage stage, CancellationToken cancellationToken) => stage.ForEachAsync(
        "Trying password sync",
        [.. stage.Organisation.People.Where(person => person is { ScimId: not null, Lost: false, Active: true }).Take(3)],
        async (person, token) => person.Lost |= !await stage.Flavour.SendPasswordAsync(person, $"N3w-{person.OktaId}", token),
        cancellationToken);

    private static async Task DeleteGroupAsync(Stage stage, CancellationToken cancellationToken)
    {
        if (stage.Organisation.Teams.Count < 2 || stage.Organisation.Teams[^1] is not { ScimId: { } id, Lost: false } team)
        {
            return;
        }

        stage.Progress.Begin("Deleting a group", 1);
        var delete = new Call("DELETE /Groups/{id}", HttpMethod.Delete, $"Groups/{id}") { Expected = [HttpStatusCode.NoContent] };
        team.Lost |= await stage.Scim.AskAsync(delete, cancellationToken) is null;
        team.Deleted = true;
        await ConnectionTest.MissAsync(stage.Scim, HttpMethod.Get, $"Groups/{id}", cancellationToken);
        await ConnectionTest.MissAsync(stage.Scim, HttpMethod.Delete, $"Groups/{id}", cancellationToken);
        stage.Progress.Step();
    }
}

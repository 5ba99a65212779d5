using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>Days in the life of groups: people join and leave, groups are renamed, an admin presses <em>Push now</em>, one group is emptied.</summary>
internal static class MembershipChanges
{
    public static async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        var teams = stage.Organisation.Teams;
        var changes = teams.Select((team, index) => Plan(stage.Organisation, team, index, teams.Count)).ToArray();
        await stage.ForEachAsync(
            "Changing memberships",
            [.. changes.Where(change => change.Team is { ScimId: not null, Lost: false })],
            async (change, token) => change.Team.Lost |= !await ApplyAsync(stage, change, token),
            cancellationToken);
    }

    private static Change Plan(Organisation organisation, Team team, int index, int count)
    {
        // At most one in twenty leaves: no guard of the console may take it for an accident.
        Person[] members = [.. team.Members.Where(member => member.ScimId is not null)];
        Person[] others = [.. organisation.People.Where(person => person.ScimId is not null && !team.Members.Contains(person))];
        var leaving = organisation.Random.ListItems(members, Math.Min(members.Length, Math.Max(1, members.Length / 20)));
        var coming = organisation.Random.ListItems(others, Math.Min(others.Length, Math.Max(1, members.Length / 20)));
        var kind = index == count - 2 && count > 2 ? Kind.Empty : index % 5 == 3 ? Kind.PushNow : index % 5 == 1 ? Kind.RenameAndDelta : Kind.Delta;
        return new Change(team, kind, [.. leaving], [.. coming]);
    }

    private static async Task<bool> ApplyAsync(Stage stage, Change change, CancellationToken cancellationToken)
    {
        var team = change.Team;
        if (change.Kind == Kind.RenameAndDelta)
        {
            var name = Renaming.Of(team.Name);
            if (!await stage.Flavour.RenameAsync(team, name, cancellationToken))
            {
                return false;
            }

            team.Name = name;
        }

        Person[] after = change.Kind == Kind.Empty ? [] : [.. team.Members.Except(change.Leaving).Union(change.Coming)];
        var accepted = change.Kind is Kind.Empty or Kind.PushNow
            ? await stage.Flavour.PushNowAsync(team, after, cancellationToken)
            : await stage.Flavour.ChangeMembersAsync(team, change.Leaving, change.Coming, cancellationToken);
        team.Members.Clear();
        team.Members.UnionWith(after);
        return accepted && await GroupPushes.VerifyAsync(stage, team, cancellationToken);
    }

    private enum Kind
    {
        Delta,
        RenameAndDelta,
        PushNow,
        Empty,
    }

    private sealed record Change(Team Team, Kind Kind, Person[] Leaving, Person[] Coming);
}

using Ksat.Provisioning.OktaSimulator.Console;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>After a live sync: the roster, user by user, field by field, group by group and membership by membership.</summary>
internal static class RosterCheck
{
    public static IEnumerable<string> Differences(Expectation expected, Roster roster) =>
        expected.People.SelectMany(person => OfPerson(expected, person, roster)).Concat(expected.Teams.SelectMany(team => OfTeam(team, roster)));

    private static IEnumerable<string> OfPerson(Expectation expected, Person person, Roster roster)
    {
        var user = roster.ByEmail.GetValueOrDefault(person.Profile.UserName);
        if (!person.Active || person.ExpectedError is not null)
        {
            if (user is { Active: true })
            {
                yield return $"roster: {person} must not be active: {(person.Active ? "his row has to fail" : "he is deactivated")}";
            }

            yield break;
        }

        if (user is not { Active: true })
        {
            yield return $"roster: {person} must be active, is {(user is null ? "missing" : "archived")}";
            yield break;
        }

        var twin = expected.Twin(person);
        if (twin is not null && twin.Id != user.Id && roster.Users.GetValueOrDefault(twin.Id) is { Active: true })
        {
            yield return $"roster: {person} must stay the user {twin.Id}, and there is {user.Id} now, too";
        }

        foreach (var attribute in ProfileAttributes.All.Where(attribute => attribute.Field is not null))
        {
            var (must, has) = (expected.Field(person, attribute, twin), user[attribute.Field!]);
            if (!Expectation.Same(attribute.Field!, must, has))
            {
                yield return $"roster: {person}: {attribute.Field} must be \"{must}\", is \"{has}\"";
            }
        }
    }

    private static IEnumerable<string> OfTeam(Team team, Roster roster)
    {
        var group = roster.Groups.FirstOrDefault(group => group.Active && group.Name.Equals(team.Name, StringComparison.OrdinalIgnoreCase));
        if (team.Deleted)
        {
            if (group is not null)
            {
                yield return $"roster: {team} was deleted and must be archived";
            }

            yield break;
        }

        if (group is null)
        {
            yield return $"roster: {team} must be an active group";
            yield break;
        }

        if (!group.Managed)
        {
            yield return $"roster: {team} must be managed";
        }

        if (group.Counted != group.Members.Count)
        {
            yield return $"roster: {team}: the list of groups counts {group.Counted} members, the list of members has {group.Members.Count}";
        }

        var certain = team.Members.Where(member => !member.Lost).ToArray();
        var must = certain
            .Where(member => member is { Active: true, ExpectedError: null })
            .Select(member => roster.ByEmail.GetValueOrDefault(member.Profile.UserName)?.Id)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var missing = must.Except(group.Members).ToArray();
        var extra = certain.Length < team.Members.Count ? [] : group.Members.Except(must).ToArray();
        if (missing.Length > 0 || extra.Length > 0)
        {
            yield return $"roster: {team}: {must.Count} members must be active, {group.Members.Count} are; missing {Listed(missing, roster)}; not sent {Listed(extra, roster)}";
        }
    }

    private static string Listed(string[] ids, Roster roster) =>
        ids.Length == 0 ? "none" : string.Join(", ", ids.Take(5).Select(id => roster.Users.GetValueOrDefault(id)?.Email ?? id)) + (ids.Length > 5 ? $" and {ids.Length - 5} more" : "");
}

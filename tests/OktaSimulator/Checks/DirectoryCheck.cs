using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Checks;

/// <summary>Compares an import of everything with what was sent.</summary>
internal static class DirectoryCheck
{
    public static IEnumerable<string> Differences(Organisation organisation, IReadOnlyList<JsonElement> users, IReadOnlyList<JsonElement> groups)
    {
        var answered = users.ToDictionary(user => user.GetProperty("id").GetString()!, StringComparer.Ordinal);
        foreach (var person in organisation.People.Where(person => !person.Lost && person.ScimId is not null))
        {
            var difference = answered.TryGetValue(person.ScimId!, out var user) ? UserAnswer.Of(person, person.Profile, person.Active)(user) : "is missing in the import";
            if (difference is not null)
            {
                yield return $"directory: {person}: {difference}";
            }
        }

        var named = groups.ToDictionary(group => group.GetProperty("id").GetString()!, StringComparer.Ordinal);
        foreach (var team in organisation.Teams.Where(team => !team.Lost && team.ScimId is not null))
        {
            var there = named.TryGetValue(team.ScimId!, out var group);
            var difference = team.Deleted ? (there ? "was deleted and is still there" : null)
                : there ? GroupAnswer.Of(team)(group)
                : "is missing in the import";
            if (difference is not null)
            {
                yield return $"directory: {team}: {difference}";
            }
        }
    }
}

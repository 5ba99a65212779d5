using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>What an import finds of an earlier play is taken over, as Okta remembers whom it has linked.</summary>
internal static class Acquaintance
{
    public static void Recognise(Organisation organisation, IReadOnlyList<JsonElement> users, IReadOnlyList<JsonElement> groups)
    {
        var people = organisation.People.ToDictionary(person => person.OktaId, StringComparer.Ordinal);
        foreach (var user in users)
        {
            if (user.TryGetProperty("externalId", out var externalId) && externalId.GetString() is { } id && people.TryGetValue(id, out var person))
            {
                Take(person, user);
            }
        }

        foreach (var group in groups)
        {
            var name = group.GetProperty("displayName").GetString()!;
            if (organisation.Teams.FirstOrDefault(team => team.Name == name || Renaming.Of(team.Name) == name) is { } team)
            {
                (team.ScimId, team.Name) = (group.GetProperty("id").GetString(), name);
            }
        }
    }

    public static void Take(Person person, JsonElement user)
    {
        person.ScimId = user.GetProperty("id").GetString();
        person.Active = user.GetProperty("active").GetBoolean();
        person.Profile = ProfileReading.Of(user);
    }
}

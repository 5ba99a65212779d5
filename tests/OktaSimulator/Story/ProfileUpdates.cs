using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Flavours;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>Profiles change: marriages with a new address, promotions, moves, new managers, and attributes that are cleared.</summary>
internal static class ProfileUpdates
{
    public static async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        var (people, random) = (stage.Organisation.People, stage.Organisation.Random);
        var changes = new Dictionary<Person, Profile>();
        foreach (var person in random.ListItems([.. people], Math.Max(1, people.Count / 10)))
        {
            // Drawn whatever the person's state is, so that the same seed keeps making the same story.
            var changed = Changed(stage.Organisation, person, changes.Count % 5);
            if (person.ScimId is not null && !person.Lost)
            {
                changes[person] = changed;
            }
        }

        await stage.ForEachAsync(
            "Updating profiles",
            changes,
            async (change, token) => change.Key.Lost |= !await PushAsync(stage, change.Key, change.Value, active: null, token),
            cancellationToken);
    }

    /// <summary>Read-modify-write, in both kinds of app.</summary>
    public static async Task<bool> PushAsync(Stage stage, Person person, Profile profile, bool? active, CancellationToken cancellationToken)
    {
        var target = $"Users/{person.ScimId}";
        var judge = UserAnswer.Of(person, person.Profile, person.Active);
        if (await stage.Scim.AskAsync(Call.Get("GET /Users/{id}", target, judge), cancellationToken) is not { } current)
        {
            return false;
        }

        var body = UserBodies.Update(current, profile);
        if (active is { } set)
        {
            body["active"] = set;
        }

        var put = new Call("PUT /Users/{id}", HttpMethod.Put, target, body) { Judge = UserAnswer.Of(person, profile, active ?? person.Active) };
        if (await stage.Scim.AskAsync(put, cancellationToken) is not { ValueKind: JsonValueKind.Object })
        {
            return false;
        }

        (person.Profile, person.Active) = (profile, active ?? person.Active);
        return true;
    }

    private static Profile Changed(Organisation organisation, Person person, int kind) => kind switch
    {
        0 => organisation.Population.Married(person.Profile),
        1 => organisation.Population.Promoted(person.Profile),
        2 => organisation.Population.Moved(person.Profile),
        3 => organisation.Population.Reporting(person.Profile, organisation.Random.ListItem([.. organisation.People])),
        _ => Cleared(person.Profile),
    };

    /// <summary>Only what was sent can be cleared.</summary>
    private static Profile Cleared(Profile profile) => profile with
    {
        Title = Emptied(profile.Title),
        WorkPhone = Emptied(profile.WorkPhone),
        Department = Emptied(profile.Department),
        ManagerName = Emptied(profile.ManagerName),
        Manager = Emptied(profile.Manager),
    };

    private static string? Emptied(string? value) => value is null ? null : "";
}

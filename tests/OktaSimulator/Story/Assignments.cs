using System.Net;
using System.Text.Json;
using Ksat.Provisioning.OktaSimulator.Checks;
using Ksat.Provisioning.OktaSimulator.Flavours;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>People are assigned to the app: a look-up for each, then POST, or where he is found, his profile.</summary>
internal static class Assignments
{
    public static Task PlayAsync(Stage stage, string act, IReadOnlyCollection<Person> people, CancellationToken cancellationToken) =>
        stage.ForEachAsync(act, people, async (person, token) => person.Lost |= !await AssignAsync(stage, person, token), cancellationToken);

    /// <summary>Two of Okta's workers raced: the same POST comes a second time. The look-up that follows finds him, in any letter case.</summary>
    public static Task RaceAsync(Stage stage, IReadOnlyCollection<Person> people, CancellationToken cancellationToken) => stage.ForEachAsync(
        "Racing",
        people,
        async (person, token) =>
        {
            var again = new Call("POST /Users (again)", HttpMethod.Post, "Users", UserBodies.Create(person))
            {
                Expected = [HttpStatusCode.Conflict],
                Judge = ErrorAnswer.Of(HttpStatusCode.Conflict, "uniqueness"),
            };
            await stage.Scim.AskAsync(again, token);
            await LookUpAsync(stage, person.Profile.UserName.ToUpperInvariant(), token, 1);
        },
        cancellationToken);

    /// <summary>Finds a person by his userName.</summary>
    /// <param name="hits">How many must be found; null: none or one.</param>
    public static async Task<JsonElement?> LookUpAsync(Stage stage, string userName, CancellationToken cancellationToken, int? hits = null)
    {
        var filter = $"userName eq {JsonSerializer.Serialize(userName, Readable)}";
        return await stage.Scim.AskAsync(
            Call.Get("GET /Users?filter", $"Users?filter={Uri.EscapeDataString(filter)}&startIndex=1&count=100", ListAnswer.Of(1, 100, hits, UserAnswer.Shape)),
            cancellationToken);
    }

    private static JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<bool> AssignAsync(Stage stage, Person person, CancellationToken cancellationToken)
    {
        if (await LookUpAsync(stage, person.Profile.UserName, cancellationToken) is not { } found)
        {
            return false;
        }

        if (found.GetProperty("totalResults").GetInt32() == 0)
        {
            return await CreateAsync(stage, person, cancellationToken);
        }

        Acquaintance.Take(person, found.GetProperty("Resources")[0]);
        return await ProfileUpdates.PushAsync(stage, person, person.Profile, active: true, cancellationToken);
    }

    private static async Task<bool> CreateAsync(Stage stage, Person person, CancellationToken cancellationToken)
    {
        var call = new Call("POST /Users", HttpMethod.Post, "Users", UserBodies.Create(person))
        {
            Expected = [HttpStatusCode.Created],
            Judge = UserAnswer.Of(person, person.Profile, active: true),
            RequiredHeader = "Location",
        };
        if (await stage.Scim.AskAsync(call, cancellationToken) is not { ValueKind: JsonValueKind.Object } user)
        {
            return false;
        }

        (person.ScimId, person.Active) = (user.GetProperty("id").GetString(), true);
        return true;
    }
}

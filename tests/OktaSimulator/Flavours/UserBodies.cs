using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Flavours;

/// <summary>The bodies that Okta sends about users (docs/clients.md, "Okta's bodies").</summary>
internal static class UserBodies
{
    /// <summary>e) create user, with f) the extensions; read-only and secret parts included, as Okta does.</summary>
    public static JsonObject Create(Person person)
    {
        var profile = person.Profile;
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray(ProfileAttributes.Core),
            ["userName"] = profile.UserName,
            ["emails"] = Emails(profile),
            ["locale"] = "en-US",
            ["externalId"] = person.OktaId,
            ["groups"] = new JsonArray(),
            ["password"] = $"Rand0m-{person.OktaId}",
            ["active"] = true,
        };
        foreach (var attribute in ProfileAttributes.All)
        {
            if (attribute.Get(profile) is not { Length: > 0 } value)
            {
                continue;
            }

            if (person.FlatNames && attribute.Flat is { } flat)
            {
                body[flat] = value;
            }
            else
            {
                attribute.Write(body, value);
            }
        }

        NameSchemas(body);
        return body;
    }

    /// <summary>Read-modify-write: what the app answered, overlaid with all that Okta maps; what was cleared once is sent empty each time.</summary>
    public static JsonObject Update(JsonElement current, Profile after)
    {
        var body = JsonObject.Create(current)!;
        body["userName"] = after.UserName;
        body["emails"] = Emails(after);
        foreach (var attribute in ProfileAttributes.All)
        {
            if (attribute.Get(after) is { } value)
            {
                attribute.Write(body, value);
            }
        }

        NameSchemas(body);
        return body;
    }

    /// <summary>a) deactivate or reactivate: no path, an object as value.</summary>
    public static JsonObject Active(bool active) => Patch.Of(Patch.Replace(null, new JsonObject { ["active"] = active }));

    /// <summary>b) password sync.</summary>
    public static JsonObject Password(string password) => Patch.Of(Patch.Replace(null, new JsonObject { ["password"] = password }));

    private static JsonArray Emails(Profile profile) =>
        [new JsonObject { ["primary"] = true, ["value"] = profile.UserName, ["type"] = "work" }];

    private static void NameSchemas(JsonObject body)
    {
        var schemas = new JsonArray(ProfileAttributes.Core);
        foreach (var extension in new[] { ProfileAttributes.Enterprise, ProfileAttributes.Kmsat })
        {
            if (body.ContainsKey(extension))
            {
                schemas.Add(extension);
            }
        }

        body["schemas"] = schemas;
    }
}

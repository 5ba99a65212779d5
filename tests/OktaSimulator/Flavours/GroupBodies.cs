using System.Text.Json.Nodes;
using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Flavours;

/// <summary>The bodies that Okta sends about groups (docs/clients.md, "Okta's bodies").</summary>
internal static class GroupBodies
{
    private const string Urn = "urn:ietf:params:scim:schemas:core:2.0:Group";

    /// <summary>A group is pushed empty first.</summary>
    public static JsonObject Create(string name) => new()
    {
        ["schemas"] = new JsonArray(Urn),
        ["displayName"] = name,
        ["members"] = new JsonArray(),
    };

    /// <summary>The whole group, as wizard apps PUT it.</summary>
    public static JsonObject Whole(string id, string name, IEnumerable<Person> members) => new()
    {
        ["schemas"] = new JsonArray(Urn),
        ["id"] = id,
        ["displayName"] = name,
        ["members"] = Members(members),
    };

    /// <summary>c) rename: the group's own id is part of the value.</summary>
    public static JsonObject Rename(string id, string name) => Patch.Of(Patch.Replace(null, new JsonObject { ["id"] = id, ["displayName"] = name }));

    /// <summary>d) membership delta: who leaves, one by one, then who comes, in one go.</summary>
    public static JsonObject Delta(IReadOnlyCollection<Person> leaving, IReadOnlyCollection<Person> coming)
    {
        var operations = leaving.Select(person => (JsonNode)Patch.Remove($"members[value eq \"{person.MemberValue}\"]"));
        return Patch.Of(coming.Count == 0 ? operations : operations.Append(Patch.Add("members", Members(coming))));
    }

    /// <summary>Push now, with the list at a path.</summary>
    public static JsonObject Push(IEnumerable<Person> members) => Patch.Of(Patch.Replace("members", Members(members)));

    /// <summary>Push now, without a path.</summary>
    public static JsonObject PushWithoutPath(IEnumerable<Person> members) => Patch.Of(Patch.Replace(null, new JsonObject { ["members"] = Members(members) }));

    private static JsonArray Members(IEnumerable<Person> members) =>
        [.. members.Select(person => new JsonObject { ["value"] = person.MemberValue, ["display"] = person.Profile.UserName })];
}

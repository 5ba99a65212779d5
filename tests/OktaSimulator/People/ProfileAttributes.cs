using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ksat.Provisioning.OktaSimulator.People;

/// <summary>The table that bodies are written from, and answers, reports and the roster are judged by.</summary>
internal static class ProfileAttributes
{
    public const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public const string Kmsat = "urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User";

    /// <summary>All but the userName, which is the user's identity.</summary>
    public static IReadOnlyList<ProfileAttribute> All { get; } =
    [
        In("name", "givenName", "firstName", p => p.GivenName),
        In("name", "familyName", "lastName", p => p.FamilyName),
        Plain("displayName", null, p => p.DisplayName),
        Plain("title", "jobTitle", p => p.Title),
        Plain("userType", "employeeType", p => p.EmployeeType),
        Typed("phoneNumbers", "work", "value", "phoneNumber", p => p.WorkPhone, "primaryPhone"),
        Typed("phoneNumbers", "mobile", "value", "mobileNumber", p => p.MobilePhone, "mobilePhone"),
        Typed("addresses", "work", "formatted", "location", p => p.Location, "formatted"),
        In(Enterprise, "division", "division", p => p.Division),
        In(Enterprise, "organization", "organization", p => p.Organization),
        In(Enterprise, "department", "department", p => p.Department),
        In(Enterprise, "employeeNumber", "employeeNumber", p => p.EmployeeNumber),
        OfManager("displayName", "managerName", p => p.ManagerName, "managerDisplayName"),
        OfManager("value", "managerEmail", p => p.Manager, "managerEmail"),
        In(Kmsat, "customField1", "customField1", p => p.CustomField),
        In(Kmsat, "customDate1", "customDate1", p => p.CustomDate),
    ];

    private static ProfileAttribute Plain(string name, string? field, Func<Profile, string?> get) =>
        new(name, field, get, user => Text(user, name), (user, value) => user[name] = value);

    private static ProfileAttribute In(string parent, string name, string field, Func<Profile, string?> get) => new(
        $"{parent}:{name}",
        field,
        get,
        user => Child(user, parent) is { } container ? Text(container, name) : null,
        (user, value) => Object(user, parent)[name] = value.Length > 0 || parent == "name" ? value : null);

    private static ProfileAttribute OfManager(string name, string field, Func<Profile, string?> get, string flat) => new(
        $"manager.{name}",
        field,
        get,
        user => Child(user, Enterprise) is { } enterprise && Child(enterprise, "manager") is { } manager ? Text(manager, name) : null,
        (user, value) => Object(Object(user, Enterprise), "manager")[name] = value,
        flat);

    private static ProfileAttribute Typed(string list, string type, string part, string field, Func<Profile, string?> get, string flat) => new(
        $"{list}[{type}].{part}",
        field,
        get,
        user => Element(user, list, type) is { } element ? Text(element, part) : null,
        (user, value) => Put(user, list, type, part, value),
        flat);

    private static void Put(JsonObject user, string list, string type, string part, string value)
    {
        if (user[list] is not JsonArray elements)
        {
            user[list] = elements = [];
        }

        var element = elements.OfType<JsonObject>().FirstOrDefault(one => (string?)one["type"] == type);
        if (value.Length == 0)
        {
            // An array that no longer has the type: that is how Okta clears one of several.
            elements.Remove(element);
        }
        else if (element is not null)
        {
            element[part] = value;
        }
        else
        {
            elements.Add(new JsonObject { ["type"] = type, [part] = value, ["primary"] = type == "work" });
        }
    }

    private static JsonObject Object(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject child)
        {
            parent[name] = child = [];
        }

        return child;
    }

    private static JsonElement? Element(JsonElement user, string list, string type) =>
        user.TryGetProperty(list, out var elements) && elements.ValueKind == JsonValueKind.Array
        && elements.EnumerateArray().FirstOrDefault(one => Text(one, "type") == type) is { ValueKind: JsonValueKind.Object } element
            ? element
            : null;

    private static JsonElement? Child(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? child : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

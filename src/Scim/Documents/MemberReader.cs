using System.Text.Json;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>Reads a group's members: objects, or bare values; <c>$ref</c>, also null as Entra sends it, is ignored.</summary>
internal static class MemberReader
{
    internal static ScimFault? Read(AttributeDefinition attribute, JsonElement value, BodyLimits limits, out List<MemberValue> members)
    {
        members = [];
        if (ValueReader.IsEmpty(value))
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            return Member(attribute, value, members);
        if (value.GetArrayLength() > limits.MaxMembers)
            return new(ScimFaultKind.TooMany, $"There are more than {limits.MaxMembers} members in one request.", "members");
        members.EnsureCapacity(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
            if (Member(attribute, item, members) is { } fault)
                return fault;
        return null;
    }

    private static ScimFault? Member(AttributeDefinition attribute, JsonElement item, List<MemberValue> members)
    {
        string? value = null, display = null, type = null;
        if (item.ValueKind == JsonValueKind.Object)
        {
            // An element without anything in it is unassigned, as in any other list (RFC 7643 §2.5).
            if (!item.EnumerateObject().MoveNext())
                return null;
            foreach (var property in item.EnumerateObject())
            {
                if (Is(property, "value"))
                    value = Text(property.Value);
                else if (Is(property, "display"))
                    display = Text(property.Value);
                else if (Is(property, "type"))
                    type = Text(property.Value);
            }
        }
        else
        {
            value = Text(item);
        }

        if (string.IsNullOrWhiteSpace(value))
            return new(ScimFaultKind.InvalidValue, "Each member needs a value.", "members.value");
        if (value.Length > attribute.Sub("value")!.MaxLength)
            return new(ScimFaultKind.InvalidValue, $"members.value is longer than {attribute.Sub("value")!.MaxLength} characters.", "members.value");
        if (type is not null && !type.Equals("User", StringComparison.OrdinalIgnoreCase))
            return new(ScimFaultKind.InvalidValue, $"members.type must be User: a {(type.Equals("Group", StringComparison.OrdinalIgnoreCase) ? "group" : "resource of that type")} can't be a member.", "members.type");
        members.Add(new(value, display, type));
        return null;
    }

    private static bool Is(JsonProperty property, string name) => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals("") ? null : value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}

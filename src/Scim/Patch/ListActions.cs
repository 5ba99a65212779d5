using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>A step on a multi-valued attribute.</summary>
internal abstract record ListAction(string? Schema, AttributeDefinition Attribute) : PatchAction
{
    private protected string Path => Text(Schema, Attribute.Name);

    /// <summary>The attribute's elements as they are, or none.</summary>
    private protected JsonArray? Present(JsonObject content) =>
        (Schema is null ? content : content[Schema] as JsonObject)?[Attribute.Name] as JsonArray;

    private protected JsonArray Elements(JsonObject content)
    {
        var holder = Holder(content, Schema);
        if (holder[Attribute.Name] is not JsonArray elements)
            holder[Attribute.Name] = elements = [];
        return elements;
    }

    private protected ScimFault? TooMany(JsonArray elements) =>
        elements.Count > BodyLimits.MaxElements ? new(ScimFaultKind.TooMany, $"{Path} has more than {BodyLimits.MaxElements} values.", Path) : null;

    /// <summary>Setting primary on one element takes it from the others (RFC 7644 §3.5.2).</summary>
    private protected static void MakePrimary(JsonArray elements, JsonObject primary)
    {
        foreach (var other in elements.OfType<JsonObject>())
            if (!ReferenceEquals(other, primary) && ValueReader.IsPrimary(other))
                other["primary"] = false;
    }

    private protected void NoteRemoved(JsonObject element, JsonArray elements, Emptied emptied)
    {
        foreach (var selector in Leaf.Selectors(element, elements))
            if (selector.Length > 0)
                emptied.Add(Path + selector);
    }

    /// <summary>When the last element goes, so do the values that stood for the list as a whole.</summary>
    private protected void NoteIfEmpty(JsonArray elements, Emptied emptied)
    {
        if (elements.Count == 0)
            foreach (var sub in Attribute.SubAttributes)
                emptied.Add($"{Path}.{sub.Name}");
    }
}

/// <summary>Adds elements; those already there are merged into, so adding again changes nothing (docs/clients.md, "Entra's writes").</summary>
internal sealed record AddElements(string? Schema, AttributeDefinition Attribute, JsonArray Values) : ListAction(Schema, Attribute)
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        var elements = Elements(content);
        foreach (var value in Values)
        {
            if (value is not JsonObject given)
            {
                if (!elements.Any(e => JsonNode.DeepEquals(e, value)))
                    elements.Add(value!.DeepClone());
                continue;
            }

            if (ElementIdentity.Find(elements, given, Attribute) is { } same)
            {
                foreach (var (sub, part) in given)
                    if (part is not null)
                        same[sub] = part.DeepClone();
            }
            else
            {
                same = (JsonObject)given.DeepClone();
                elements.Add((JsonNode)same);
            }

            if (ValueReader.IsPrimary(given))
                MakePrimary(elements, same);
        }

        return TooMany(elements);
    }
}

/// <summary>Puts a whole list in place of what is there; none means remove all.</summary>
internal sealed record ReplaceElements(string? Schema, AttributeDefinition Attribute, JsonArray? Values) : ListAction(Schema, Attribute)
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        Holder(content, Schema)[Attribute.Name] = Values?.DeepClone();
        if (Values is null)
            emptied.Add(Path);
        else
            emptied.AddList(Path, Values);
        return null;
    }
}

/// <summary>Removes only the elements named by value, as Entra does (docs/clients.md, "Entra's writes"); strangers among them change nothing.</summary>
internal sealed record RemoveElements(string? Schema, AttributeDefinition Attribute, JsonArray Values) : ListAction(Schema, Attribute)
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        if (Present(content) is not { } elements)
            return null;
        foreach (var value in Values)
        {
            foreach (var element in elements.ToArray())
            {
                if (!(value is JsonObject named ? element is JsonObject inner && ElementIdentity.Covers(inner, named, Attribute) : JsonNode.DeepEquals(element, value)))
                    continue;
                if (element is JsonObject removed)
                    NoteRemoved(removed, elements, emptied);
                elements.Remove(element);
            }
        }

        NoteIfEmpty(elements, emptied);
        return null;
    }
}

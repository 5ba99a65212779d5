using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>A step on the elements that a filter in brackets chooses.</summary>
internal abstract record ValuePathAction(string? Schema, AttributeDefinition Attribute, Filter Filter) : ListAction(Schema, Attribute)
{
    private protected List<JsonObject> Chosen(JsonArray? elements) =>
        [.. (elements ?? []).OfType<JsonObject>().Where(e => FilterEvaluator.MatchesElement(Filter, e, Attribute))];

    /// <summary>
    /// A new element that satisfies the filter, where it consists of eq only. RFC 7644 §3.5.2.3 says noTarget; Entra relies on the element being made
    /// (docs/clients.md, "Entra's writes"), and later operations of the request find it.
    /// </summary>
    private protected JsonObject? NewElement()
    {
        var element = new JsonObject();
        return Fill(element, Filter) ? element : null;
    }

    private protected ScimFault NoTarget() =>
        new(ScimFaultKind.NoTarget, $"No element of {Path} satisfies [{FilterText.PrintInner(Filter)}].", Path);

    /// <summary>The places that the filter names, even where no such element is: a value left out earlier is cleared now.</summary>
    private protected void NoteNamed(Emptied emptied, string sub)
    {
        var element = new JsonObject();
        if (!Fill(element, Filter))
            return;
        foreach (var selector in Leaf.Selectors(element, []))
            emptied.Add(Path + selector + sub);
    }

    private static bool Fill(JsonObject element, Filter filter)
    {
        switch (filter)
        {
            case Filter.And(var left, var right):
                return Fill(element, left) && Fill(element, right);
            case Filter.Compare(var path, CompareOperator.Eq, { Kind: not FilterValueKind.Null } value):
                element[path.SubAttribute!] = value.Kind switch
                {
                    FilterValueKind.Boolean => JsonValue.Create(value.Boolean),
                    FilterValueKind.Number => JsonValue.Create(value.Number),
                    FilterValueKind.Text => JsonValue.Create(value.Text),
                    _ => JsonValue.Create(value.ToString().Trim('"')),
                };
                return true;
            default:
                return false;
        }
    }
}

/// <summary>Sets sub-attributes of the chosen elements; <paramref name="Whole"/> puts the given ones in place of the element (RFC 7644 §3.5.2.3).</summary>
internal sealed record SetChosen(string? Schema, AttributeDefinition Attribute, Filter Filter, JsonObject Parts, bool Whole)
    : ValuePathAction(Schema, Attribute, Filter)
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        var chosen = Chosen(Present(content));
        var emptiesOnly = Parts.All(p => p.Value is null);
        if (chosen.Count == 0 && NewElement() is not { } _)
            return NoTarget();
        foreach (var (sub, part) in Parts)
            if (part is null)
                NoteNamed(emptied, $".{sub}");
        if (chosen.Count == 0 && emptiesOnly)
            return null;
        var elements = Elements(content);
        if (chosen.Count == 0)
        {
            var made = NewElement()!;
            elements.Add((JsonNode)made);
            chosen.Add(made);
        }

        foreach (var element in chosen)
            Set(element, elements, emptied);
        return TooMany(elements);
    }

    private void Set(JsonObject element, JsonArray elements, Emptied emptied)
    {
        if (Whole)
        {
            var type = element["type"]?.DeepClone();
            element.Clear();
            if (type is not null)
                element["type"] = type;
        }

        foreach (var (sub, part) in Parts)
            element[sub] = part?.DeepClone();
        foreach (var selector in Leaf.Selectors(element, elements))
            foreach (var (sub, part) in Parts)
                if (part is null)
                    emptied.Add($"{Path}{selector}.{sub}");
        if (ValueReader.IsPrimary(element))
            MakePrimary(elements, element);
    }
}

/// <summary>Removes the chosen elements; when there are none, that is what was wanted.</summary>
internal sealed record RemoveChosen(string? Schema, AttributeDefinition Attribute, Filter Filter) : ValuePathAction(Schema, Attribute, Filter)
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        NoteNamed(emptied, "");
        if (Present(content) is not { } elements)
            return null;
        foreach (var element in Chosen(elements))
        {
            NoteRemoved(element, elements, emptied);
            elements.Remove(element);
        }

        NoteIfEmpty(elements, emptied);
        return null;
    }
}

/// <summary>Sets, or empties, a sub-attribute of a multi-valued attribute without brackets: of the primary element, else the first, else a new one.</summary>
internal sealed record SetPreferred(string? Schema, AttributeDefinition Attribute, string Sub, JsonNode? Value) : ListAction(Schema, Attribute)
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        if (Value is null)
        {
            emptied.Add($"{Path}.{Sub}");
            foreach (var element in (Present(content) ?? []).OfType<JsonObject>())
            {
                foreach (var selector in Leaf.Selectors(element, Present(content)!))
                    emptied.Add($"{Path}{selector}.{Sub}");
                element[Sub] = null;
            }

            return null;
        }

        var elements = Elements(content);
        var preferred = elements.OfType<JsonObject>().FirstOrDefault(ValueReader.IsPrimary) ?? elements.OfType<JsonObject>().FirstOrDefault();
        if (preferred is null)
            elements.Add((JsonNode)(preferred = []));
        preferred[Sub] = Value.DeepClone();
        if (ValueReader.IsPrimary(preferred))
            MakePrimary(elements, preferred);
        return null;
    }
}

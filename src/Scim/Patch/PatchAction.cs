using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Patch;

/// <summary>One normalised step of a PATCH: it changes a working tree, in which nulls stand for what was emptied, until the document is written anew.</summary>
internal abstract record PatchAction
{
    /// <summary>Changes the tree, notes what was emptied; returns the fault, or null.</summary>
    internal abstract ScimFault? Apply(JsonObject content, Emptied emptied);

    /// <summary>The object that holds the attribute: the document, or its extension, made when missing.</summary>
    private protected static JsonObject Holder(JsonObject content, string? schema)
    {
        if (schema is null)
            return content;
        if (content[schema] is not JsonObject holder)
            content[schema] = holder = [];
        return holder;
    }

    private protected static string Text(string? schema, string attribute) => schema is null ? attribute : $"{schema}:{attribute}";
}

/// <summary>Removes an extension with all its attributes.</summary>
internal sealed record RemoveExtension(string Schema) : PatchAction
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        content.Remove(Schema);
        emptied.Add(Schema);
        return null;
    }
}

/// <summary>Sets or, with a null value, empties a single-valued attribute or one sub-attribute of it.</summary>
internal sealed record SetSingle(AttributePath Path, AttributeDefinition Attribute, JsonNode? Value) : PatchAction
{
    internal override ScimFault? Apply(JsonObject content, Emptied emptied)
    {
        var holder = Holder(content, Path.Schema);
        if (Value is null)
            emptied.Add(Path.ToString());
        if (Path.SubAttribute is not null)
        {
            if (holder[Path.Attribute] is not JsonObject inner)
                holder[Path.Attribute] = inner = [];
            inner[Path.SubAttribute] = Value?.DeepClone();
        }
        else if (Value is JsonObject given && holder[Path.Attribute] is JsonObject present)
        {
            // Sub-attributes that aren't given stay (RFC 7644 §3.5.2.3).
            foreach (var (sub, value) in given)
                present[sub] = value?.DeepClone();
        }
        else
        {
            holder[Path.Attribute] = Value?.DeepClone();
        }

        if (Value is JsonObject parts)
            foreach (var (sub, value) in parts)
                if (value is null)
                    emptied.Add($"{Path}.{sub}");
        return null;
    }
}

using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Paths;

/// <summary>Splits the text of a path into URN, attribute and sub-attribute and looks them up in the table.</summary>
internal static class PathText
{
    internal static bool Resolve(ReadOnlySpan<char> text, ResourceType type, out ResolvedAttribute resolved)
    {
        resolved = default;
        string? schema = null;
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            // A URN has dots of its own ("core:2.0:User"), so the last colon ends it.
            var colon = text.LastIndexOf(':');
            var urn = text[..colon];
            text = text[(colon + 1)..];
            if (!urn.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase))
            {
                schema = type.Extension(urn)?.Id;
                if (schema is null)
                    return false;
            }
        }

        var dot = text.IndexOf('.');
        var attribute = type.Find(schema, dot < 0 ? text : text[..dot]);
        if (attribute is null)
            return false;
        AttributeDefinition? sub = null;
        if (dot >= 0)
        {
            sub = attribute.Sub(text[(dot + 1)..]);
            if (sub is null)
                return false;
        }

        resolved = new(schema, attribute, sub);
        return true;
    }

    /// <summary>An extension's attribute by its bare name, where no other schema has one of that name: Entra asks <c>manager eq "U2"</c> (docs/clients.md, "Microsoft Entra ID").</summary>
    internal static bool ResolveWithoutUrn(ReadOnlySpan<char> text, ResourceType type, out ResolvedAttribute resolved)
    {
        resolved = default;
        var found = 0;
        foreach (var extension in type.Extensions)
        {
            if (!text.Contains(':') && Resolve($"{extension.Id}:{text}", type, out var candidate))
            {
                resolved = candidate;
                found++;
            }
        }

        return found == 1;
    }

    internal static ScimFault Unknown(ReadOnlySpan<char> text, ResourceType type) =>
        new(ScimFaultKind.InvalidPath, $"'{Excerpt(text)}' is not an attribute of {type.Name}.");

    /// <summary>Enough of the client's text to recognise it, never so much that the answer becomes a mirror.</summary>
    internal static string Excerpt(ReadOnlySpan<char> text)
    {
        const int Longest = 100;
        if (text.Length <= Longest)
            return text.ToString();
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(text[..end], "…");
    }
}

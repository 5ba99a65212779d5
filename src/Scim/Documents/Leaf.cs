using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>
/// The place of one value, as a mapped path names it: <c>title</c>, <c>name.givenName</c>, <c>urn:…:User:manager.value</c>, and for multi-valued attributes
/// <c>phoneNumbers[type eq "work"].value</c>, <c>roles[primary eq true].value</c> and <c>roles.value</c> (the primary element, else the first).
/// </summary>
/// <param name="Schema">The extension's URN, or null.</param>
/// <param name="Attribute">The attribute, with its URN.</param>
/// <param name="Selector">What stands in brackets, brackets included, or nothing.</param>
/// <param name="Sub">The sub-attribute, or null.</param>
internal readonly record struct Leaf(string? Schema, string Attribute, string Selector, string? Sub)
{
    internal const string PrimarySelector = "[primary eq true]";

    public override string ToString() => Sub is null ? Attribute + Selector : $"{Attribute}{Selector}.{Sub}";

    internal static string TypeSelector(string type) => $"[type eq {FilterText.Quote(type)}]";

    /// <summary>Takes a stored leaf apart; the text came from <see cref="ToString"/>.</summary>
    internal static Leaf Parse(string text)
    {
        var open = text.IndexOf('[');
        var head = open < 0 ? text : text[..open];
        var colon = head.LastIndexOf(':');
        var schema = colon < 0 ? null : head[..colon];
        if (open >= 0)
        {
            var close = text.LastIndexOf(']');
            return new(schema, head, text[open..(close + 1)], close + 2 <= text.Length ? text[(close + 2)..] : null);
        }

        var dot = head.IndexOf('.', colon + 1);
        return dot < 0 ? new(schema, head, "", null) : new(schema, head[..dot], "", head[(dot + 1)..]);
    }

    /// <summary>Every leaf with a value in a canonical document.</summary>
    internal static HashSet<string> Of(JsonObject document, ResourceType type)
    {
        var leaves = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        Collect(document, null, leaves);
        foreach (var extension in type.Extensions)
            if (document[extension.Id] is JsonObject holder)
                Collect(holder, extension.Id, leaves);
        return leaves;
    }

    /// <summary>The selectors that one element answers to.</summary>
    internal static IEnumerable<string> Selectors(JsonObject element, JsonArray elements)
    {
        if (element["type"] is JsonValue type)
            yield return TypeSelector(type.ToString());
        if (ValueReader.IsPrimary(element))
            yield return PrimarySelector;
        if (ReferenceEquals(element, Preferred(elements)))
            yield return "";
    }

    private static JsonObject? Preferred(JsonArray elements) =>
        elements.OfType<JsonObject>().FirstOrDefault(ValueReader.IsPrimary) ?? elements.OfType<JsonObject>().FirstOrDefault();

    private static void Collect(JsonObject holder, string? schema, HashSet<string> leaves)
    {
        foreach (var (name, node) in holder)
        {
            var attribute = schema is null ? name : $"{schema}:{name}";
            switch (node)
            {
                case JsonValue:
                    leaves.Add(attribute);
                    break;
                case JsonObject inner when !(schema is null && name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)):
                    foreach (var (sub, _) in inner)
                        leaves.Add($"{attribute}.{sub}");
                    break;
                case JsonArray elements:
                    foreach (var element in elements.OfType<JsonObject>())
                        foreach (var selector in Selectors(element, elements))
                            foreach (var (sub, _) in element)
                                leaves.Add($"{attribute}{selector}.{sub}");
                    if (elements.Any(e => e is JsonValue))
                        leaves.Add(attribute);
                    break;
            }
        }
    }
}

using System.Text.Json.Nodes;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>What a request emptied explicitly, as opposed to leaving it out (docs/product.md, "Fields").</summary>
internal sealed class Emptied
{
    private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> listed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a POST or PUT body emptied: its nulls, and the elements that its lists no longer have.</summary>
    internal static Emptied By(ResourceBody body)
    {
        var emptied = new Emptied();
        emptied.Scan(body.Content, null, body);
        return emptied;
    }

    /// <summary>Notes an extension, an attribute, an element or a sub-attribute as emptied with all below it.</summary>
    internal void Add(string path) => paths.Add(path);

    /// <summary>Notes that a list was sent whole: what it no longer has is emptied; a sub-attribute that a listed element lacks is only left out.</summary>
    internal void AddList(string attribute, JsonArray elements)
    {
        lists.Add(attribute);
        Elements(attribute, elements);
    }

    internal bool Covers(Leaf leaf) =>
        (leaf.Schema is not null && paths.Contains(leaf.Schema))
        || paths.Contains(leaf.Attribute)
        || (leaf.Selector.Length > 0 && paths.Contains(leaf.Attribute + leaf.Selector))
        || paths.Contains(leaf.ToString())
        || (lists.Contains(leaf.Attribute) && !listed.Contains($"{leaf.Attribute}{leaf.Selector}."));

    private void Scan(JsonObject holder, string? schema, ResourceBody body)
    {
        foreach (var (name, node) in holder)
        {
            var path = schema is null ? name : $"{schema}:{name}";
            switch (node)
            {
                case null:
                    paths.Add(path);
                    break;
                case JsonArray elements when body.Partial.Contains(name):
                    Elements(path, elements);
                    break;
                case JsonArray elements:
                    AddList(path, elements);
                    break;
                case JsonObject inner when schema is null && body.Type.Extension(name) is not null:
                    Scan(inner, name, body);
                    break;
                case JsonObject inner:
                    foreach (var (sub, value) in inner)
                        if (value is null)
                            paths.Add($"{path}.{sub}");
                    break;
            }
        }
    }

    private void Elements(string attribute, JsonArray elements)
    {
        foreach (var element in elements.OfType<JsonObject>())
        {
            foreach (var selector in Leaf.Selectors(element, elements))
            {
                listed.Add($"{attribute}{selector}.");
                foreach (var (sub, value) in element)
                    if (value is null)
                        paths.Add($"{attribute}{selector}.{sub}");
            }
        }
    }
}

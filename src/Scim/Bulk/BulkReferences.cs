using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ksat.Provisioning.Scim.Bulk;

/// <summary>
/// References to what another operation of the same bulk request makes (RFC 7644 §3.7.2): a value <c>bulkId:name</c>, also in quotes within a PATCH's path,
/// and the last part of an operation's own path.
/// </summary>
public static partial class BulkReferences
{
    private const string Prefix = "bulkId:";

    /// <summary>The names that the operation refers to.</summary>
    public static IReadOnlySet<string> Of(BulkOperation operation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (InPath(operation.Path) is { } target)
            names.Add(target);
        if (operation.Data is not null)
            Collect(operation.Data, names);
        return names;
    }

    /// <summary>The path with its reference resolved.</summary>
    /// <param name="path">The operation's path.</param>
    /// <param name="idOf">The id behind a name; null: not known.</param>
    public static string Resolve(string path, Func<string, string?> idOf) =>
        InPath(path) is { } name && idOf(name) is { } id ? path[..path.LastIndexOf(Prefix, StringComparison.Ordinal)] + id : path;

    /// <summary>A copy of the data with its references resolved; what refers to a name not known yet is left out: the value, or the list's element that it is in.</summary>
    public static JsonNode Resolve(JsonNode data, Func<string, string?> idOf)
    {
        var copy = data.DeepClone();
        return Settle(copy, idOf, out var settled) ? settled! : copy is JsonArray ? new JsonArray() : new JsonObject();
    }

    private static string? InPath(string path)
    {
        var at = path.LastIndexOf('/') + 1;
        return path.AsSpan(at).StartsWith(Prefix, StringComparison.Ordinal) ? path[(at + Prefix.Length)..] : null;
    }

    private static void Collect(JsonNode? node, HashSet<string> names)
    {
        switch (node)
        {
            case JsonObject holder:
                foreach (var (_, value) in holder)
                    Collect(value, names);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Collect(item, names);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                if (text.StartsWith(Prefix, StringComparison.Ordinal))
                    names.Add(text[Prefix.Length..]);
                foreach (Match match in Quoted().Matches(text))
                    names.Add(match.Groups[1].Value);
                break;
        }
    }

    /// <summary>Whether the node stays; <paramref name="settled"/> stands in its place.</summary>
    private static bool Settle(JsonNode? node, Func<string, string?> idOf, out JsonNode? settled)
    {
        settled = node;
        switch (node)
        {
            case JsonObject holder:
                return Settle(holder, idOf);
            case JsonArray list:
                for (var i = list.Count - 1; i >= 0; i--)
                {
                    if (!Settle(list[i], idOf, out var item))
                        list.RemoveAt(i);
                    else if (!ReferenceEquals(item, list[i]))
                        list[i] = item;
                }

                return true;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                if (!text.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    var resolved = Quoted().Replace(text, match => idOf(match.Groups[1].Value) is { } id ? $"\"{id}\"" : match.Value);
                    settled = resolved == text ? node : JsonValue.Create(resolved);
                    return true;
                }

                settled = idOf(text[Prefix.Length..]) is { } known ? JsonValue.Create(known) : null;
                return settled is not null;
            default:
                return true;
        }
    }

    // An object whose value is gone, such as a member, says nothing without it.
    private static bool Settle(JsonObject holder, Func<string, string?> idOf)
    {
        foreach (var (name, value) in holder.ToArray())
        {
            if (Settle(value, idOf, out var settled))
            {
                if (!ReferenceEquals(settled, value))
                    holder[name] = settled;
                continue;
            }

            if (name.Equals("value", StringComparison.OrdinalIgnoreCase))
                return false;
            holder.Remove(name);
        }

        return true;
    }

    [GeneratedRegex("\"bulkId:([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}

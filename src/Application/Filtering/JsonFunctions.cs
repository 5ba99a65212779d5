using System.Text.Json;

namespace Ksat.Provisioning.Application.Filtering;

/// <summary>One element of a JSON array.</summary>
public sealed class JsonItem
{
    public string Key { get; init; } = "";

    public string? Value { get; init; }
}

/// <summary>
/// Reading of search documents (JSON in which every leaf is a string) in expressions: the store translates each to its own database's function; in memory they run as they stand.
/// </summary>
public static class JsonFunctions
{
    /// <summary>The only element that paths name by its place: arrays in search documents have the primary one first.</summary>
    private const string First = "[0]";

    /// <summary>The string at a path such as <c>$.name.givenName</c>, <c>$.emails[0].value</c> or <c>$."urn:…:User".department</c>; null where there is none. SQLite: json_extract, SQL Server: JSON_VALUE (up to 4,000 characters).</summary>
    public static string? Text(string json, string path)
    {
        using var document = JsonDocument.Parse(json);
        return Find(document.RootElement, path) is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
    }

    /// <summary>The elements of the array at a path; none where there is none. SQLite: json_each, SQL Server: OPENJSON.</summary>
    public static IQueryable<JsonItem> Each(string json, string path)
    {
        using var document = JsonDocument.Parse(json);
        var items = Find(document.RootElement, path) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select((element, index) => new JsonItem
            {
                Key = index.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Value = element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText(),
            }).ToList()
            : [];
        return items.AsQueryable();
    }

    /// <summary>An id as it is written: 32 lower-case hexadecimal digits with hyphens.</summary>
    public static string IdText(Guid id) => id.ToString();

    /// <summary>Whether <paramref name="part"/> occurs in <paramref name="text"/>, byte by byte; wildcards mean nothing.</summary>
    public static bool Contains(string text, string part) => text.Contains(part, StringComparison.Ordinal);

    public static bool StartsWith(string text, string part) => text.StartsWith(part, StringComparison.Ordinal);

    public static bool EndsWith(string text, string part) => text.EndsWith(part, StringComparison.Ordinal);

    private static JsonElement? Find(JsonElement element, string path)
    {
        foreach (var name in Names(path))
        {
            if (name == First)
            {
                if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
                {
                    return null;
                }

                element = element[0];
            }
            else if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static IEnumerable<string> Names(string path)
    {
        for (var at = 1; at < path.Length;)
        {
            if (path.AsSpan(at).StartsWith(First))
            {
                at += First.Length;
                yield return First;
                continue;
            }

            at++; // the dot
            if (path[at] == '"')
            {
                var close = path.IndexOf('"', at + 1);
                yield return path[(at + 1)..close];
                at = close + 1;
            }
            else
            {
                var step = path.AsSpan(at).IndexOfAny('.', '[');
                var end = step < 0 ? path.Length : at + step;
                yield return path[at..end];
                at = end;
            }
        }
    }
}

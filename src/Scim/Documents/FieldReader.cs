using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Scim.Filters;

namespace Ksat.Provisioning.Scim.Documents;

/// <summary>Reads a fixed set of mapped fields out of stored documents, in one pass over each. Thread-safe.</summary>
public sealed class FieldReader
{
    private readonly Place[] core;
    private readonly Extension[] extensions;
    private readonly Dictionary<string, List<int>> byLeaf = new(StringComparer.OrdinalIgnoreCase);

    private FieldReader(IReadOnlyList<MappedPath> paths)
    {
        Paths = paths;
        var places = paths.Select((path, index) => (path.Path.Schema, Place: new Place(path, index))).ToLookup(p => p.Schema, p => p.Place);
        core = [.. places[null]];
        extensions = [.. places.Where(p => p.Key is not null).Select(p => new Extension(Encoding.UTF8.GetBytes(p.Key!), [.. p]))];
        for (var i = 0; i < paths.Count; i++)
        {
            var leaf = paths[i].ToString();
            if (!byLeaf.TryGetValue(leaf, out var indexes))
                byLeaf.Add(leaf, indexes = []);
            indexes.Add(i);
        }
    }

    public IReadOnlyList<MappedPath> Paths { get; }

    public static FieldReader Compile(IReadOnlyList<MappedPath> paths) => new(paths);

    /// <summary>The fields' states, in the order of <see cref="Paths"/>.</summary>
    /// <param name="json">The stored document.</param>
    /// <param name="states">Its stored states; "" counts as "{}".</param>
    public FieldState[] Read(string json, string states)
    {
        var fields = new FieldState[Paths.Count];
        Read(json, states, fields);
        return fields;
    }

    /// <summary>The same into the caller's span, of at least as many places as <see cref="Paths"/>.</summary>
    public void Read(string json, string states, Span<FieldState> fields)
    {
        fields[..Paths.Count].Clear();
        using (var document = JsonDocument.Parse(json))
            ReadValues(document.RootElement, fields);
        if (states is not ("" or FieldStates.None))
            ReadCleared(states, fields);
    }

    private void ReadValues(JsonElement root, Span<FieldState> fields)
    {
        foreach (var property in root.EnumerateObject())
        {
            if (ReadPlaces(core, property, fields) || property.Value.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var extension in extensions)
            {
                if (!property.NameEquals(extension.Urn))
                    continue;
                foreach (var inner in property.Value.EnumerateObject())
                    ReadPlaces(extension.Places, inner, fields);
            }
        }
    }

    private static bool ReadPlaces(Place[] places, JsonProperty property, Span<FieldState> fields)
    {
        var found = false;
        foreach (var place in places)
        {
            if (!property.NameEquals(place.Attribute))
                continue;
            found = true;
            if (place.Text(property.Value) is { } text)
                fields[place.Index] = FieldState.Of(text);
        }

        return found;
    }

    private void ReadCleared(string states, Span<FieldState> fields)
    {
        using var document = JsonDocument.Parse(states);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!property.Value.ValueEquals(FieldStates.Cleared) || !byLeaf.TryGetValue(property.Name, out var indexes))
                continue;
            foreach (var index in indexes)
                if (fields[index].Kind == FieldStateKind.Absent)
                    fields[index] = FieldState.Cleared;
        }
    }

    private sealed record Extension(byte[] Urn, Place[] Places);

    /// <summary>One mapped path, its names ready for comparison with the document's bytes.</summary>
    private sealed class Place(MappedPath path, int index)
    {
        private readonly byte[]? sub = path.Path.SubAttribute is { } name ? Encoding.UTF8.GetBytes(name) : null;
        private readonly string? selector = path.Selection?.Path.SubAttribute;
        private readonly string? selected = path.Selection?.Value switch
        {
            { Kind: FilterValueKind.Text, Text: var text } => text,
            { Kind: FilterValueKind.Boolean, Boolean: var boolean } => boolean ? "true" : "false",
            { } other => other.ToString(),
            null => null,
        };

        internal int Index { get; } = index;

        internal byte[] Attribute { get; } = Encoding.UTF8.GetBytes(path.Path.Attribute);

        internal string? Text(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.Array => Chosen(value) is { } element ? Inner(element) : null,
            JsonValueKind.Object => Inner(value),
            _ => Scalar(value),
        };

        private string? Inner(JsonElement holder)
        {
            if (sub is null)
                return Scalar(holder);
            return holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(sub, out var value) ? Scalar(value) : null;
        }

        private JsonElement? Chosen(JsonElement elements)
        {
            JsonElement? first = null;
            foreach (var element in elements.EnumerateArray())
            {
                if (element.ValueKind == JsonValueKind.Object && Matches(element))
                    return element;
                first ??= element;
            }

            return selector is null ? first : null;
        }

        private bool Matches(JsonElement element)
        {
            if (selector is null)
                return element.TryGetProperty("primary"u8, out var primary) && primary.ValueKind == JsonValueKind.True;
            return element.TryGetProperty(selector, out var value) && Scalar(value) is { } text && FoldedText.Equal(text, selected!);
        }

        private static string? Scalar(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }
}

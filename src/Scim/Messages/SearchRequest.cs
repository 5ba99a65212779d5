using System.Globalization;
using System.Text.Json;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Paths;

namespace Ksat.Provisioning.Scim.Messages;

/// <summary>The query of a list, from a query string or a POST to <c>.search</c> (RFC 7644 §3.4.3), still as text.</summary>
public sealed record SearchRequest
{
    /// <summary>Comma-separated.</summary>
    public string? Attributes { get; init; }

    /// <summary>Comma-separated.</summary>
    public string? ExcludedAttributes { get; init; }

    public string? Filter { get; init; }

    public string? SortBy { get; init; }

    public string? SortOrder { get; init; }

    /// <summary>As sent, so it may be below 1; beyond the range of an int the nearest one.</summary>
    public int? StartIndex { get; init; }

    /// <summary>As sent, so it may be negative; beyond the range of an int the nearest one.</summary>
    public int? Count { get; init; }

    /// <summary>RFC 9865; an empty text asks for the first page by cursor.</summary>
    public string? Cursor { get; init; }

    /// <summary>From a raw query string. Faults: invalidValue for a startIndex or count that is no integer, invalidCount where the count goes with a cursor.</summary>
    public static Parsed<SearchRequest> FromQuery(ReadOnlySpan<char> rawQuery)
    {
        var parameters = QueryText.Decode(rawQuery);
        if (Integer("startIndex", parameters.GetValueOrDefault("startIndex"), out var startIndex) is { } start)
            return start;
        if (Integer("count", parameters.GetValueOrDefault("count"), out var count) is { } wrong)
            return Miscounted(wrong, parameters.ContainsKey("cursor"));
        return new SearchRequest
        {
            Attributes = parameters.GetValueOrDefault("attributes"),
            ExcludedAttributes = parameters.GetValueOrDefault("excludedAttributes"),
            Filter = parameters.GetValueOrDefault("filter"),
            SortBy = parameters.GetValueOrDefault("sortBy"),
            SortOrder = parameters.GetValueOrDefault("sortOrder"),
            StartIndex = startIndex,
            Count = count,
            Cursor = parameters.GetValueOrDefault("cursor"),
        };
    }

    /// <summary>From the body of a POST to <c>.search</c>. Faults: invalidSyntax, invalidValue, invalidCount, and 413.</summary>
    public static Parsed<SearchRequest> Parse(ReadOnlyMemory<byte> utf8, BodyLimits limits)
    {
        if (!JsonInput.Read(utf8, limits).TryValue(out var json, out var fault))
            return fault;
        using (json)
        {
            var search = new SearchRequest();
            foreach (var property in json.RootElement.EnumerateObject())
                if (search.Take(property, out search) is { } wrong)
                    return Miscounted(wrong, json.RootElement.EnumerateObject().Any(other => Is(other.Name, "cursor")));
            return search;
        }
    }

    private ScimFault? Take(JsonProperty property, out SearchRequest search)
    {
        search = this;
        var name = property.Name;
        if (Is(name, "attributes"))
            return List("attributes", property.Value, out var attributes) ?? Done(this with { Attributes = attributes }, out search);
        if (Is(name, "excludedAttributes"))
            return List("excludedAttributes", property.Value, out var excluded) ?? Done(this with { ExcludedAttributes = excluded }, out search);
        if (Is(name, "filter"))
            return Text("filter", property.Value, out var filter) ?? Done(this with { Filter = filter }, out search);
        if (Is(name, "sortBy"))
            return Text("sortBy", property.Value, out var sortBy) ?? Done(this with { SortBy = sortBy }, out search);
        if (Is(name, "sortOrder"))
            return Text("sortOrder", property.Value, out var sortOrder) ?? Done(this with { SortOrder = sortOrder }, out search);
        if (Is(name, "cursor"))
            return Text("cursor", property.Value, out var cursor) ?? Done(this with { Cursor = cursor }, out search);
        if (Is(name, "startIndex"))
            return Integer("startIndex", property.Value.ToString(), out var startIndex) ?? Done(this with { StartIndex = startIndex }, out search);
        if (Is(name, "count"))
            return Integer("count", property.Value.ToString(), out var count) ?? Done(this with { Count = count }, out search);
        return null;
    }

    private static bool Is(string name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static ScimFault? Done(SearchRequest next, out SearchRequest search)
    {
        search = next;
        return null;
    }

    private static ScimFault? Text(string name, JsonElement value, out string? text)
    {
        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Null ? null : new(ScimFaultKind.InvalidValue, $"{name} must be a string.", name);
    }

    private static ScimFault? List(string name, JsonElement value, out string? list)
    {
        list = null;
        if (value.ValueKind != JsonValueKind.Array)
            return Text(name, value, out list);
        if (value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            return new(ScimFaultKind.InvalidValue, $"{name} must be a list of strings.", name);
        list = string.Join(',', value.EnumerateArray().Select(item => item.GetString()));
        return null;
    }

    /// <summary>A count that goes with a cursor has a keyword of its own (RFC 9865 §2.1).</summary>
    private static ScimFault Miscounted(ScimFault wrong, bool byCursor) => byCursor && wrong.Attribute == "count" ? wrong with { Kind = ScimFaultKind.InvalidCount } : wrong;

    private static ScimFault? Integer(string name, string? text, out int? integer)
    {
        integer = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number))
            return new(ScimFaultKind.InvalidValue, $"{name} must be an integer, not '{PathText.Excerpt(text)}'.", name);
        integer = (int)decimal.Clamp(number, int.MinValue, int.MaxValue);
        return null;
    }
}

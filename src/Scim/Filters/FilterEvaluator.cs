using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Answers a filter over one canonical document in memory: for PATCH's value paths, and as the plain reading that the database is tested against.</summary>
public static class FilterEvaluator
{
    /// <summary>Whether the document satisfies the filter, with the meaning that <see cref="Filter"/> states.</summary>
    public static bool Matches(Filter filter, JsonObject document, ResourceType type) => filter switch
    {
        Filter.And(var left, var right) => Matches(left, document, type) && Matches(right, document, type),
        Filter.Or(var left, var right) => Matches(left, document, type) || Matches(right, document, type),
        Filter.Not(var operand) => !Matches(operand, document, type),
        Filter.Present(var path) => IsPresent(document, path, type),
        Filter.ElementMatch(var path, var inner) => Elements(document, path).Any(e => MatchesElement(inner, e, type.Find(path)!)),
        Filter.Compare(var path, _, _) compare => MatchesComparison(compare, document, path, type),
        _ => false,
    };

    /// <summary>Whether one element of a multi-valued attribute satisfies the filter in brackets.</summary>
    internal static bool MatchesElement(Filter filter, JsonObject element, AttributeDefinition attribute) => filter switch
    {
        Filter.And(var left, var right) => MatchesElement(left, element, attribute) && MatchesElement(right, element, attribute),
        Filter.Or(var left, var right) => MatchesElement(left, element, attribute) || MatchesElement(right, element, attribute),
        Filter.Not(var operand) => !MatchesElement(operand, element, attribute),
        Filter.Present(var path) => HasValue(element[path.SubAttribute!]),
        Filter.Compare(var path, var compare, var value) => Single(element[path.SubAttribute!], compare, value, attribute.Sub(path.SubAttribute)!),
        _ => false,
    };

    private static bool MatchesComparison(Filter.Compare compare, JsonObject document, AttributePath path, ResourceType type)
    {
        var attribute = type.Find(path.Parent)!;
        var leaf = type.Find(path)!;
        var holder = Holder(document, path.Schema)?[path.Attribute];
        if (!attribute.MultiValued)
            return Single(path.SubAttribute is null ? holder : (holder as JsonObject)?[path.SubAttribute], compare.Operator, compare.Value, leaf);
        var elements = holder as JsonArray ?? [];
        // "has no value" is about the whole attribute, not about one element of it.
        if (compare.Value.Kind == FilterValueKind.Null)
            return IsPresent(document, path, type) == (compare.Operator == CompareOperator.Ne);
        return elements.Any(e => Single(path.SubAttribute is null ? e : (e as JsonObject)?[path.SubAttribute], compare.Operator, compare.Value, leaf));
    }

    private static bool IsPresent(JsonObject document, AttributePath path, ResourceType type)
    {
        var holder = Holder(document, path.Schema)?[path.Attribute];
        if (path.SubAttribute is null)
            return HasValue(holder);
        return type.Find(path.Parent)!.MultiValued
            ? Elements(document, path).Any(e => HasValue(e[path.SubAttribute]))
            : HasValue((holder as JsonObject)?[path.SubAttribute]);
    }

    private static IEnumerable<JsonObject> Elements(JsonObject document, AttributePath path) =>
        (Holder(document, path.Schema)?[path.Attribute] as JsonArray ?? []).OfType<JsonObject>();

    private static JsonObject? Holder(JsonObject document, string? schema) => schema is null ? document : document[schema] as JsonObject;

    private static bool HasValue(JsonNode? node) => node switch
    {
        null => false,
        JsonArray array => array.Count > 0,
        JsonObject holder => holder.Count > 0,
        _ => true,
    };

    private static bool Single(JsonNode? node, CompareOperator compare, FilterValue value, AttributeDefinition attribute)
    {
        if (value.Kind == FilterValueKind.Null)
            return HasValue(node) == (compare == CompareOperator.Ne);
        if (node is not JsonValue present)
            return compare == CompareOperator.Ne;
        return value.Kind switch
        {
            FilterValueKind.Boolean => (present.GetValueKind() == JsonValueKind.True == value.Boolean) == (compare == CompareOperator.Eq),
            FilterValueKind.Number => Ordered(compare, present.GetValue<decimal>().CompareTo(value.Number)),
            FilterValueKind.Instant => Instant(present) is { } instant ? Ordered(compare, instant.CompareTo(value.Instant)) : compare == CompareOperator.Ne,
            _ => Text(present.GetValue<string>(), compare, value.Text!, attribute),
        };
    }

    private static DateTimeOffset? Instant(JsonValue present) =>
        DateTimeOffset.TryParse(present.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static bool Text(string actual, CompareOperator compare, string value, AttributeDefinition attribute)
    {
        if (compare is CompareOperator.Eq or CompareOperator.Ne)
            return FoldedText.Equal(actual, value, attribute) == (compare == CompareOperator.Eq);
        var left = FoldedText.Key(actual, attribute);
        var right = FoldedText.Key(value, attribute);
        return compare switch
        {
            CompareOperator.Co => left.Contains(right, StringComparison.Ordinal),
            CompareOperator.Sw => left.StartsWith(right, StringComparison.Ordinal),
            CompareOperator.Ew => left.EndsWith(right, StringComparison.Ordinal),
            _ => Ordered(compare, string.CompareOrdinal(left, right)),
        };
    }

    private static bool Ordered(CompareOperator compare, int order) => compare switch
    {
        CompareOperator.Eq => order == 0,
        CompareOperator.Ne => order != 0,
        CompareOperator.Gt => order > 0,
        CompareOperator.Ge => order >= 0,
        CompareOperator.Lt => order < 0,
        CompareOperator.Le => order <= 0,
        _ => false,
    };
}

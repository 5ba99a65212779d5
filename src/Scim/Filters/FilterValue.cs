using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ksat.Provisioning.Scim.Filters;

/// <summary>What a <see cref="FilterValue"/> holds.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "JSON names the kinds so (RFC 8259).")]
public enum FilterValueKind
{
    Null,
    Text,
    Boolean,
    Number,
    Instant,
}

/// <summary>The literal of a comparison, of the attribute's type: text, boolean, number, instant (dateTime attributes), or null.</summary>
public readonly record struct FilterValue
{
    private FilterValue(FilterValueKind kind, string? text = null, bool boolean = false, decimal number = 0, DateTimeOffset instant = default)
    {
        Kind = kind;
        Text = text;
        Boolean = boolean;
        Number = number;
        Instant = instant;
    }

    public static FilterValue Null => default;

    public FilterValueKind Kind { get; }

    /// <summary>The text, when <see cref="Kind"/> is Text.</summary>
    public string? Text { get; }

    public bool Boolean { get; }

    public decimal Number { get; }

    /// <summary>The instant in UTC, when <see cref="Kind"/> is Instant.</summary>
    public DateTimeOffset Instant { get; }

    public static FilterValue Of(string text) => new(FilterValueKind.Text, text);

    public static FilterValue Of(bool value) => new(FilterValueKind.Boolean, boolean: value);

    public static FilterValue Of(decimal number) => new(FilterValueKind.Number, number: number);

    public static FilterValue Of(DateTimeOffset instant) => new(FilterValueKind.Instant, instant: instant.ToUniversalTime());

    /// <summary>The literal as it stands in a filter.</summary>
    public override string ToString() => Kind switch
    {
        FilterValueKind.Text => FilterText.Quote(Text!),
        FilterValueKind.Boolean => Boolean ? "true" : "false",
        FilterValueKind.Number => Number.ToString(CultureInfo.InvariantCulture),
        FilterValueKind.Instant => FilterText.Quote(Instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)),
        _ => "null",
    };
}

using System.Globalization;
using System.Reflection;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Application.Lists;

namespace Ksat.Provisioning.Web.Api.Forms;

/// <summary>The query of a list: its page and its filters. An unknown value of a filter is an error, never an empty list.</summary>
internal sealed class ListQuery
{
    private readonly IQueryCollection query;
    private readonly FieldErrors errors = new();

    private ListQuery(IQueryCollection query)
    {
        this.query = query;
        Page = new PageRequest(Whole("page") ?? 1, Math.Min(Whole("pageSize") ?? PageRequest.DefaultSize, PageRequest.MostItems));
    }

    public PageRequest Page { get; }

    /// <summary>The answer to give instead of going on; asked for after the filters were read.</summary>
    public IResult? Refusal => errors.Any ? Problems.Of(errors) : null;

    public static ValueTask<ListQuery> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(new ListQuery(context.Request.Query));

    /// <summary>Null: not asked for, or empty.</summary>
    public string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>One of an enumeration's words, in any letter case.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        errors.Add(name, $"must be one of {string.Join(", ", Enum.GetNames<T>().Select(Camel))}.");
        return null;
    }

    /// <summary>One of these words, in any letter case, as it is spelt here.</summary>
    public string? OneOf(string name, params IReadOnlyList<string> words)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        errors.Add(name, $"must be one of {string.Join(", ", words)}.");
        return null;
    }

    public bool? Flag(string name)
    {
        var text = Text(name);
        if (text is null || bool.TryParse(text, out var _))
        {
            return text is null ? null : bool.Parse(text);
        }

        errors.Add(name, "must be true or false.");
        return null;
    }

    public DateTimeOffset? Moment(string name)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        // A plus sign that was not encoded arrives as a space.
        if (DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        errors.Add(name, "must be a time such as 2027-01-31T00:00:00Z.");
        return null;
    }

    private int? Whole(string name)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit) && decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
        {
            return (int)Math.Min(number, int.MaxValue);
        }

        errors.Add(name, "must be a whole number from 1.");
        return null;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

using System.Globalization;

namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>Reads single settings and collects what is wrong with them. An empty text counts as not set.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public void Wrong(string problem) => problems.Add(problem);

    public string? Text(string name) => configuration[name]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>One text with commas or semicolons, or an array of the configuration.</summary>
    public IReadOnlyList<string> Texts(string name) =>
    [
        .. new[] { configuration[name] }
            .Concat(configuration.GetSection(name).GetChildren().Select(child => child.Value))
            .SelectMany(text => text?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []),
    ];

    public bool? Switch(string name)
    {
        var text = Text(name);
        if (text is null || bool.TryParse(text, out var value))
        {
            return text is null ? null : bool.Parse(text);
        }

        Wrong($"{name} is \"{text}\": set it to true or false.");
        return null;
    }

    public int? Number(string name, int least, int most)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong($"{name} is \"{text}\": set it to a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>A time like 00:02:00. A bare number is refused: it would mean days.</summary>
    public TimeSpan? Span(string name, TimeSpan most)
    {
        var text = Text(name);
        if (text is null)
        {
            return null;
        }

        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero && span <= most)
        {
            return span;
        }

        Wrong($"{name} is \"{text}\": set it to a time as hours:minutes:seconds, such as 00:00:10, of at most {most:c}.");
        return null;
    }
}

using System.Globalization;

namespace Ksat.Provisioning.Domain;

/// <summary>Numbers and times as a person would say them.</summary>
public static class Plain
{
    /// <param name="count">How many.</param>
    /// <param name="noun">In the singular; its plural takes an s.</param>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>In the largest unit of which there are two or more; a time before the beginning is none.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalHours: >= 2 } => Count((int)Math.Round(time.TotalHours), "hour"),
        { TotalMinutes: >= 2 } => Count((int)Math.Round(time.TotalMinutes), "minute"),
        _ => Count((int)Math.Round(Math.Max(time.TotalSeconds, 0)), "second"),
    };
}

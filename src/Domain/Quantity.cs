namespace Ksat.Provisioning.Domain;

/// <summary>Numbers in sentences that an admin reads.</summary>
public static class Quantity
{
    /// <summary>"1 user", "2 users".</summary>
    /// <param name="one">The word for one of them; its plural ends in s.</param>
    public static string Of(int count, string one) => $"{count} {one}{(count == 1 ? "" : "s")}";

    /// <summary>A length of time in the unit that fits it.</summary>
    public static string Of(TimeSpan time) =>
        time.TotalHours >= 2 ? Of((int)Math.Round(time.TotalHours), "hour")
        : time.TotalMinutes >= 2 ? Of((int)Math.Round(time.TotalMinutes), "minute")
        : Of((int)Math.Round(Math.Max(time.TotalSeconds, 0)), "second");
}

namespace Ksat.Provisioning.Domain.Reporting;

/// <summary>Archived users are free; going over the bought seats is a warning, never a rejection.</summary>
public static class Seats
{
    /// <summary>How the warning begins.</summary>
    public const string WarningStart = "over the seats";

    /// <summary>Active roster users once the rows are applied.</summary>
    /// <param name="active">Active roster users now.</param>
    /// <param name="tally">The plan's rows.</param>
    /// <param name="applied">Whether <paramref name="active"/> counts them in already.</param>
    public static int After(int active, ChangeTally tally, bool applied) =>
        applied ? active : active + tally.Users.Joining - tally.Users.Archived;

    /// <param name="seats">Bought seats; null: unlimited.</param>
    /// <param name="after">Active users after the sync.</param>
    public static IReadOnlyList<string> Warnings(int? seats, int after) =>
        seats is { } bought && after > bought ? [$"{WarningStart}: {after} active users, {bought} seats"] : [];
}

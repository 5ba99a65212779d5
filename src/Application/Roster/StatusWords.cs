using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Roster;

/// <summary>The two words for a status, in the API and in the CSV.</summary>
public static class StatusWords
{
    public static bool TryRead(string? text, out RosterStatus status)
    {
        status = RosterStatus.Archived;
        if ("archived".Equals(text, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        status = RosterStatus.Active;
        return "active".Equals(text, StringComparison.OrdinalIgnoreCase);
    }

    public static string Of(RosterStatus status) => status == RosterStatus.Active ? "Active" : "Archived";
}

using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Domain.Safety;

/// <summary>What one sync would take away, and what it would take it from (docs/product.md, "Guard").</summary>
/// <param name="Planned">People whom the sync would archive, or take out of the group.</param>
/// <param name="InWindow">People whom live syncs did that to within the window.</param>
/// <param name="Both">People in both counts, because they came back meanwhile: each person counts once.</param>
/// <param name="Before">Active managed users, or members of the group, before the sync.</param>
/// <param name="BeforeAndInWindow">Of these, people who are in the window's count too.</param>
public readonly record struct GuardCounts(int Planned, int InWindow, int Both, int Before, int BeforeAndInWindow)
{
    public int Leaving => Planned + InWindow - Both;

    public int Of => Before + InWindow - BeforeAndInWindow;
}

/// <summary>When destructive rows are held.</summary>
public static class GuardRules
{
    /// <summary>The limit crossed, in words; null: none is.</summary>
    public static string? Crossed(ArchiveGuard guard, GuardCounts counts)
    {
        if (counts.Planned == 0)
        {
            return null;
        }

        if (guard.Count is { } most && counts.Leaving > most)
        {
            return $"{counts.Leaving} users would be archived within {guard.WindowHours} hours; the guard lets {most} pass.";
        }

        return Exceeds(guard.Percent, guard.Floor, counts)
            ? $"{counts.Leaving} of {counts.Of} active managed users would be archived within {guard.WindowHours} hours; the guard lets {guard.Percent:0.##} % pass."
            : null;
    }

    /// <param name="windowHours">The archive guard's: the windows are the same.</param>
    public static string? Crossed(MembershipGuard guard, int windowHours, string group, GuardCounts counts) =>
        counts.Planned > 0 && Exceeds(guard.Percent, guard.Floor, counts)
            ? $"{counts.Leaving} of {counts.Of} members would leave the group \"{group}\" within {windowHours} hours; the guard lets {guard.Percent:0.##} % pass."
            : null;

    /// <summary>More than the percentage, of the floor or more.</summary>
    private static bool Exceeds(decimal? percent, int floor, GuardCounts counts) =>
        percent is { } share && counts.Of >= floor && counts.Leaving * 100m > share * counts.Of;
}

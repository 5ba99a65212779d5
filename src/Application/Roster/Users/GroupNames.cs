using Ksat.Provisioning.Domain;

namespace Ksat.Provisioning.Application.Roster.Users;

/// <summary>Names of groups as an admin writes them: they compare without case, the first spelling counts.</summary>
internal static class GroupNames
{
    public static IReadOnlyList<string> Distinct(IEnumerable<string> names) => [.. names.DistinctBy(CaseFolding.Key)];
}

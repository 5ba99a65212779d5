using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>Decides what becomes of each console group: the rules of docs/product.md, "Rules of the planner", for groups.</summary>
public static class GroupPlanner
{
    /// <summary>Decides these cases, answered in their order; the outcome doesn't depend on it. Linear in the number of all cases.</summary>
    /// <param name="cases">Directory groups to decide about, each once.</param>
    /// <param name="neighbours">
    /// The cases of <see cref="GroupCase.HolderOwner"/>s, and theirs, and so on; those that are also among <paramref name="cases"/> may be left out or repeated.
    /// They only settle who may take a name that another gives up; an owner that is missing keeps its name.
    /// </param>
    public static IReadOnlyList<GroupDecision> Plan(IReadOnlyList<GroupCase> cases, IReadOnlyList<GroupCase> neighbours)
    {
        var drafts = new Dictionary<Guid, GroupDraft>(cases.Count + neighbours.Count);
        foreach (var groupCase in cases.Concat(neighbours))
        {
            if (!drafts.ContainsKey(groupCase.DirectoryId))
            {
                drafts.Add(groupCase.DirectoryId, GroupDraft.Of(groupCase));
            }
        }

        var denied = Contest.Denied([.. drafts.Values.Select(draft => draft.Bid)]);
        return [.. cases.Select(groupCase => drafts[groupCase.DirectoryId].Decide(denied.Contains(groupCase.DirectoryId)))];
    }

    /// <summary>The row of a console group whose directory group is deleted: Archived, its members stay; null where it is archived already or the IdP doesn't decide about it.</summary>
    public static PlannedChange? Gone(RosterGroup group) => group is { Managed: true, Status: RosterStatus.Active }
        ? new PlannedChange
        {
            Object = ChangeObject.Groups,
            Action = ChangeAction.Archived,
            Name = group.Name,
            Group = group.Name,
            DirectoryId = group.DirectoryGroupId,
            GroupId = group.Id,
        }
        : null;
}

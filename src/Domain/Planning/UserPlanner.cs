using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Planning;

/// <summary>Decides what becomes of each console user: the rules of docs/product.md, "Rules of the planner", for people.</summary>
/// <param name="policy">The tenant's rules.</param>
public sealed class UserPlanner(PlanPolicy policy)
{
    /// <summary>Decides these cases, answered in their order; the outcome doesn't depend on it. Linear in the number of all cases.</summary>
    /// <param name="cases">Directory users to decide about, each once.</param>
    /// <param name="neighbours">
    /// The cases of <see cref="UserCase.HolderOwner"/>s, and theirs, and so on; those that are also among <paramref name="cases"/> may be left out or repeated.
    /// They only settle who may take an address that another gives up; an owner who is missing keeps his.
    /// </param>
    public IReadOnlyList<UserDecision> Plan(IReadOnlyList<UserCase> cases, IReadOnlyList<UserCase> neighbours)
    {
        var drafts = new Dictionary<Guid, UserDraft>(cases.Count + neighbours.Count);
        foreach (var userCase in cases.Concat(neighbours))
        {
            if (!drafts.ContainsKey(userCase.Person.Id))
            {
                drafts.Add(userCase.Person.Id, UserDraft.Of(userCase, policy));
            }
        }

        var denied = Contest.Denied([.. drafts.Values.Select(draft => draft.Bid)]);
        return [.. cases.Select(userCase => drafts[userCase.Person.Id].Decide(denied.Contains(userCase.Person.Id)))];
    }

    /// <summary>
    /// The row of a console user without a directory user, for a sync that judges absence, and for one whose directory user was deleted:
    /// Archived, or Protected where he is opted out or an admin; null where he is archived already.
    /// </summary>
    public static PlannedChange? Absent(RosterUser user) => UserDraft.ActionOfInactive(user) is { } action
        ? new PlannedChange
        {
            Object = ChangeObject.Users,
            Action = action,
            Name = user.Name,
            Email = user.Email,
            Manager = UserDraft.ManagerOf(user),
            DirectoryId = user.DirectoryUserId,
            UserId = user.Id,
            ExternalId = user.LinkedExternalId,
            Warnings = action == ChangeAction.Protected ? [PlanWarnings.Protection(user.ProvisioningManaged)] : [],
        }
        : null;
}

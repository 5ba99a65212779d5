using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Domain.Tests.Planning;

/// <summary>A small directory and roster in memory: joined naively, planned by the planner, and applied row by row.</summary>
internal sealed class World(IReadOnlyList<DirectoryPerson> directory, IReadOnlyList<RosterUser> roster, params string[] allowedDomains)
{
    private readonly List<RosterUser> _roster = [.. roster.Select(user => user.Copy())];

    public IReadOnlyList<DirectoryPerson> Directory => directory;

    public IReadOnlyList<RosterUser> Roster => _roster;

    public IReadOnlyList<UserCase> Cases => [.. directory.Select(Case)];

    /// <summary>A full sync: directory users, then console users whom no one claims.</summary>
    public IReadOnlyList<PlannedChange> Plan(Func<IReadOnlyList<UserCase>, IReadOnlyList<UserCase>>? order = null)
    {
        var cases = order?.Invoke(Cases) ?? Cases;
        var decisions = new UserPlanner(new PlanPolicy(allowedDomains.Select(CaseFolding.Key).ToHashSet())).Plan(cases, []);
        return [.. decisions.Select(decision => decision.Change).OfType<PlannedChange>(), .. _roster.Where(IsAbsent).Select(UserPlanner.Absent).OfType<PlannedChange>()];
    }

    public void Apply(IReadOnlyList<PlannedChange> plan)
    {
        foreach (var change in plan.Where(change => change.IsApplied))
        {
            var user = _roster.SingleOrDefault(one => one.Id == change.UserId);
            if (user is null)
            {
                user = new RosterUser { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(_roster.Count)) };
                _roster.Add(user);
            }

            foreach (var field in change.Fields)
            {
                Set(user, field);
            }

            user.Status = change.Action == ChangeAction.Archived ? RosterStatus.Archived : RosterStatus.Active;
            (user.DirectoryUserId, user.LinkedExternalId) = (change.DirectoryId, change.ExternalId);
        }
    }

    private UserCase Case(DirectoryPerson person)
    {
        var linked = _roster.SingleOrDefault(user => user.DirectoryUserId == person.Id);
        var holder = _roster.SingleOrDefault(user => user.EmailKey == CaseFolding.Key(person.UserName));
        var owner = holder?.DirectoryUserId is { } id && id != person.Id && directory.Any(other => other.Id == id) ? holder.DirectoryUserId : null;
        return new UserCase(person, linked, holder, owner, false);
    }

    /// <summary>Active, and no one's twin: neither by a link, nor by the address of someone who has no link of his own.</summary>
    private bool IsAbsent(RosterUser user) => user.Status == RosterStatus.Active && !directory.Any(person =>
        person.Id == user.DirectoryUserId
        || (CaseFolding.Key(person.UserName) == user.EmailKey && _roster.TrueForAll(other => other.DirectoryUserId != person.Id)));

    private static void Set(RosterUser user, FieldChange change)
    {
        if (change.Field == RosterFields.Email)
        {
            (user.Email, user.EmailKey) = (change.After!, CaseFolding.Key(change.After!));
        }
        else
        {
            RosterFields.Find(change.Field)!.Set(user, change.After);
        }
    }
}

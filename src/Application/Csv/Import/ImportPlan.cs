using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing.Running;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Import;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Csv.Import;

/// <summary>The plan of a CSV import: users, then groups, then memberships, as a sync's; the staged lines are read in pages, once for each.</summary>
internal sealed class ImportPlan(IStore store, IRosterAddresses addresses, TimeProvider clock)
{
    private const int PageSize = 500;

    /// <summary>Console users of the lines that hold, by folded address: those that are made included.</summary>
    private readonly Dictionary<string, Guid> holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> groups = new(StringComparer.Ordinal);
    private readonly HashSet<int> refused = [];

    public async IAsyncEnumerable<IReadOnlyList<PlanRow>> RowsAsync(Sync import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var admins = await store.CountAsync(new ActiveAdmins(), cancellationToken);
        await foreach (var lines in PagesAsync(import.Id, cancellationToken))
        {
            var rows = new List<PlanRow>();
            admins = await UsersAsync(lines, rows, admins, import.TestMode, cancellationToken);
            yield return rows;
        }

        await foreach (var lines in PagesAsync(import.Id, cancellationToken))
        {
            yield return await GroupsAsync(lines, import.TestMode, cancellationToken);
        }

        await foreach (var lines in PagesAsync(import.Id, cancellationToken))
        {
            yield return await MembershipsAsync(lines, import.TestMode, cancellationToken);
        }
    }

    private async Task<int> UsersAsync(IReadOnlyList<ImportLine> lines, List<PlanRow> rows, int admins, bool dryRun, CancellationToken cancellationToken)
    {
        var people = lines.Select(ImportPeople.Of).ToList();
        var keys = people.Select(person => CaseFolding.Key(person.Email)).ToHashSet(StringComparer.Ordinal);
        var users = (await store.ListAsync(new UsersByAddress(keys), cancellationToken)).ToDictionary(user => user.EmailKey);
        var elsewhere = await addresses.UsedElsewhereAsync(keys, cancellationToken);
        foreach (var person in people)
        {
            var key = CaseFolding.Key(person.Email);
            var user = users.GetValueOrDefault(key);
            var leavesAdmin = user is { Admin: true, Status: RosterStatus.Active } && person.Status == RosterStatus.Archived;
            var repeats = person.Error is null && holders.ContainsKey(key);
            var change = ImportPlanner.Plan(new ImportCase(person, user, repeats, elsewhere.Contains(key), leavesAdmin && admins <= 1));
            if (person.Error is not null || repeats || change is { Outcome: ChangeOutcome.Failed })
            {
                refused.Add(person.Line);
            }
            else
            {
                holders.Add(key, user?.Id ?? person.NewUserId);
                admins -= leavesAdmin && change is { Action: ChangeAction.Archived } ? 1 : 0;
            }

            if (change is not null)
            {
                rows.Add(Row(change, dryRun && user is null));
            }
        }

        return admins;
    }

    private async Task<IReadOnlyList<PlanRow>> GroupsAsync(IReadOnlyList<ImportLine> lines, bool dryRun, CancellationToken cancellationToken)
    {
        var named = Holding(lines).SelectMany(ImportPeople.Groups).DistinctBy(CaseFolding.Key).Where(name => !groups.ContainsKey(CaseFolding.Key(name))).ToList();
        var known = named.Count == 0
            ? []
            : (await store.ListAsync(new RosterGroupsByName([.. named.Select(CaseFolding.Key)]), cancellationToken)).ToDictionary(group => group.NameKey);
        var rows = new List<PlanRow>();
        foreach (var name in named)
        {
            var group = known.GetValueOrDefault(CaseFolding.Key(name));
            groups.Add(CaseFolding.Key(name), group?.Id ?? Ids.New(clock));
            if (group is not { Status: RosterStatus.Active })
            {
                rows.Add(Row(GroupRow(name, group), dryRun && group is null));
            }
        }

        return rows;
    }

    private PlannedChange GroupRow(string name, RosterGroup? group) => new()
    {
        Object = ChangeObject.Groups,
        Action = group is null ? ChangeAction.Created : ChangeAction.Restored,
        Name = group?.Name ?? name,
        Group = group?.Name ?? name,
        DirectoryId = group?.DirectoryGroupId,
        GroupId = groups[CaseFolding.Key(name)],
        Fields = group is null ? [new FieldChange("name", null, name)] : [],
    };

    /// <summary>The column is the whole list of a user's hand-made memberships; what a sync made stays as it is.</summary>
    private async Task<IReadOnlyList<PlanRow>> MembershipsAsync(IReadOnlyList<ImportLine> lines, bool dryRun, CancellationToken cancellationToken)
    {
        var listed = Holding(lines).Where(line => line.Cell(UserCsvColumns.Groups) is not null)
            .ToDictionary(line => holders[CaseFolding.Key(line.Cell(UserCsvColumns.Email)!.Trim())]);
        if (listed.Count == 0)
        {
            return [];
        }

        var now = (await store.ListAsync(new MembershipsOfUsers(listed.Keys), cancellationToken)).ToLookup(membership => membership.UserId);
        var names = (await store.ListAsync(new RosterGroupsById([.. now.SelectMany(own => own).Select(membership => membership.GroupId).Distinct()]), cancellationToken))
            .ToDictionary(group => group.Id, group => group.Name);
        var rows = new List<PlanRow>();
        foreach (var (user, line) in listed)
        {
            var wanted = ImportPeople.Groups(line).ToDictionary(name => groups[CaseFolding.Key(name)]);
            foreach (var membership in now[user].Where(membership => membership.Status == RosterStatus.Active && !wanted.Remove(membership.GroupId) && !membership.Managed))
            {
                rows.Add(Row(MembershipRow(line, user, membership.GroupId, names[membership.GroupId], ChangeAction.Archived), dryRun: false));
            }

            rows.AddRange(wanted.Select(group => Row(MembershipRow(line, user, group.Key, group.Value, ChangeAction.Created), dryRun)));
        }

        return rows;
    }

    private static PlannedChange MembershipRow(ImportLine line, Guid user, Guid group, string name, ChangeAction action)
    {
        var person = ImportPeople.Of(line);
        return new PlannedChange
        {
            Object = ChangeObject.Memberships,
            Action = action,
            Name = RosterUser.NameOf(
                person.Fields.FirstOrDefault(field => field.Field == "firstName").Text, person.Fields.FirstOrDefault(field => field.Field == "lastName").Text, person.Email),
            Email = person.Email,
            Group = name,
            UserId = user,
            GroupId = group,
        };
    }

    private IEnumerable<ImportLine> Holding(IReadOnlyList<ImportLine> lines) => lines.Where(line => !refused.Contains(line.Line));

    /// <summary>What a dry run would make has no id.</summary>
    private static PlanRow Row(PlannedChange change, bool dryRun) =>
        new(dryRun ? change with { UserId = change.Object == ChangeObject.Users ? null : change.UserId, GroupId = null } : change, [], WithNext: false);

    private async IAsyncEnumerable<IReadOnlyList<ImportLine>> PagesAsync(Guid syncId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0;
        while (await store.ListAsync(new ImportLinesAfter(syncId, after, PageSize), cancellationToken) is { Count: > 0 } lines)
        {
            yield return lines;
            after = lines[^1].Line;
        }
    }
}

internal sealed class ImportLinesAfter : Specification<ImportLine>
{
    public ImportLinesAfter(Guid syncId, int after, int most) =>
        Query.Where(line => line.SyncId == syncId && line.Line > after).OrderBy(line => line.Line).Take(most).AsNoTracking();
}

internal sealed class ActiveAdmins : Specification<RosterUser>
{
    public ActiveAdmins() => Query.Where(user => user.Admin && user.Status == RosterStatus.Active);
}

internal sealed class UsersByAddress : Specification<RosterUser>
{
    public UsersByAddress(IReadOnlyCollection<string> keys) => Query.Where(user => keys.Contains(user.EmailKey)).AsNoTracking();
}

internal sealed class RosterGroupsByName : Specification<RosterGroup>
{
    public RosterGroupsByName(IReadOnlyCollection<string> keys) => Query.Where(group => keys.Contains(group.NameKey)).AsNoTracking();
}

internal sealed class MembershipsOfUsers : Specification<RosterMembership>
{
    public MembershipsOfUsers(IReadOnlyCollection<Guid> userIds) => Query.Where(membership => userIds.Contains(membership.UserId)).AsNoTracking();
}

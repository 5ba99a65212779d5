using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Roster;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>Brings rows of memberships to the roster, inside a unit of work, after the rows of their users and groups.</summary>
internal sealed class RosterMembershipWriting(IStore store, IBulk bulk, Caller caller)
{
    private Dictionary<Guid, RosterTwin> users = [];
    private HashSet<Guid> groups = [];
    private Dictionary<(Guid Group, Guid User), RosterMembership> existing = [];

    /// <param name="byAdmin">An import makes memberships by hand, also of those who are opted out or archived.</param>
    /// <returns>How many rows couldn't be applied as planned.</returns>
    public async Task<int> ApplyAsync(IReadOnlyList<SyncChange> rows, bool byAdmin, CancellationToken cancellationToken)
    {
        await bulk.FlushAsync(cancellationToken);
        await LoadAsync([.. rows.Where(row => row is { UserId: not null, GroupId: not null })], cancellationToken);
        var made = new List<RosterMembership>();
        var missed = 0;
        foreach (var row in rows.Where(row => row.IsApplied))
        {
            missed += Apply(row, made, byAdmin) ? 0 : 1;
        }

        if (made.Count > 0)
        {
            await bulk.InsertAsync(made, cancellationToken);
        }

        return missed;
    }

    private async Task LoadAsync(List<SyncChange> rows, CancellationToken cancellationToken)
    {
        var userIds = rows.Select(row => row.UserId!.Value).ToHashSet();
        var groupIds = rows.Select(row => row.GroupId!.Value).ToHashSet();
        users = (await store.ListAsync(new TwinsById(userIds), cancellationToken)).ToDictionary(user => user.Id);
        groups = [.. (await store.ListAsync(new RosterGroupsById(groupIds), cancellationToken)).Select(group => group.Id)];
        existing = [];
        var found = groupIds.Count <= userIds.Count
            ? rows.GroupBy(row => row.GroupId!.Value).Select(group => store.ListAsync(new MembershipsIn(group.Key, [.. group.Select(row => row.UserId!.Value)]), cancellationToken))
            : rows.GroupBy(row => row.UserId!.Value).Select(user => store.ListAsync(new MembershipsOf(user.Key, [.. user.Select(row => row.GroupId!.Value)]), cancellationToken));
        foreach (var question in found)
        {
            foreach (var membership in await question)
            {
                existing[(membership.GroupId, membership.UserId)] = membership;
            }
        }
    }

    private bool Apply(SyncChange row, List<RosterMembership> made, bool byAdmin)
    {
        if (row is not { UserId: { } userId, GroupId: { } groupId } || !users.TryGetValue(userId, out var user) || !groups.Contains(groupId))
        {
            return Miss(row);
        }

        if (!user.ProvisioningManaged && !byAdmin)
        {
            (row.Action, row.Warnings) = (ChangeAction.Protected, [PlanWarnings.OptedOut]);
            return true;
        }

        var membership = existing.GetValueOrDefault((groupId, userId));
        if (row.Action == ChangeAction.Archived)
        {
            membership?.Status = RosterStatus.Archived;
            return true;
        }

        if (user.Status == RosterStatus.Archived && !byAdmin)
        {
            return Miss(row);
        }

        if (membership is null)
        {
            membership = new RosterMembership { TenantId = caller.TenantId, GroupId = groupId, UserId = userId };
            existing.Add((groupId, userId), membership);
            made.Add(membership);
        }

        membership.Managed = !byAdmin;
        membership.Status = RosterStatus.Active;
        return true;
    }

    private static bool Miss(SyncChange row)
    {
        row.Outcome = ChangeOutcome.Failed;
        row.Error = RosterMoved.MemberMissing(row.Name);
        return false;
    }
}

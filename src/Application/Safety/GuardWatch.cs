using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>Sees a plan's rows go by and tells at the end which of them must wait for an admin. The same for preview, Test Mode report and live sync.</summary>
internal sealed class GuardWatch
{
    private readonly IReadOnlySet<Guid> archivedBefore;
    private readonly Dictionary<Guid, int> removals = [];
    private readonly Dictionary<Guid, List<Guid>> removed = [];
    private readonly Dictionary<Guid, string> groupNames = [];
    private readonly List<(Guid Id, string Name)> groups = [];
    private int known;
    private int knownAgain;

    private GuardWatch(IReadOnlySet<Guid> archivedBefore) => this.archivedBefore = archivedBefore;

    /// <summary>Everybody whom the plan would archive, if nobody were held.</summary>
    public ArchiveSet Archives { get; } = new();

    public static async Task<GuardWatch> BeginAsync(ISafetyCounts counts, TenantSettings settings, DateTimeOffset now, CancellationToken cancellationToken) =>
        new(await counts.ArchivedSinceAsync(Since(settings, now), cancellationToken));

    public void See(PlannedChange change)
    {
        if (change is not { Action: ChangeAction.Archived, Outcome: ChangeOutcome.Successful })
        {
            return;
        }

        switch (change.Object)
        {
            case ChangeObject.Users:
                Archives.Add(change.UserId!.Value);
                known += change.DirectoryId is null ? 0 : 1;
                knownAgain += change.DirectoryId is not null && archivedBefore.Contains(change.UserId.Value) ? 1 : 0;
                break;
            case ChangeObject.Groups:
                groups.Add((change.GroupId!.Value, change.Name));
                break;
            case ChangeObject.Memberships:
                SeeRemoval(change.GroupId!.Value, change.UserId!.Value, change.Group ?? "");
                break;
        }
    }

    /// <param name="settled">Whether people who were never in the directory may be archived.</param>
    /// <param name="isConfirmed">The admin has confirmed exactly these archives.</param>
    public async Task<Holding> JudgeAsync(
        ISafetyCounts counts, TenantSettings settings, DateTimeOffset now, bool settled, bool isConfirmed, CancellationToken cancellationToken)
    {
        var strangers = Archives.Count - known;
        var planned = settled ? Archives.Count : known;
        string? users = null;
        if (!isConfirmed && planned > 0)
        {
            var inWindowAndActive = archivedBefore.Count == 0 ? 0 : await counts.ActiveManagedAmongAsync(archivedBefore, cancellationToken);
            users = GuardRules.Crossed(
                settings.ArchiveGuard,
                new GuardCounts(planned, archivedBefore.Count, knownAgain, await counts.ActiveManagedUsersAsync(cancellationToken), inWindowAndActive));
        }

        return new Holding(
            isConfirmed || strangers == 0 ? null : settled ? users : Settling.Unsettled,
            users,
            await MembersAsync(counts, settings, now, cancellationToken),
            await GroupsAsync(counts, settings, now, cancellationToken));
    }

    private static DateTimeOffset Since(TenantSettings settings, DateTimeOffset now) => now - TimeSpan.FromHours(settings.ArchiveGuard.WindowHours);

    private void SeeRemoval(Guid group, Guid user, string name)
    {
        removals[group] = removals.GetValueOrDefault(group) + 1;
        groupNames[group] = name;
        if (!removed.TryGetValue(group, out var users))
        {
            removed.Add(group, users = []);
        }

        users.Add(user);
    }

    private async Task<Dictionary<Guid, string>> MembersAsync(ISafetyCounts counts, TenantSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = new Dictionary<Guid, string>();
        if (removals.Count == 0 || settings.MembershipGuard.Percent is null)
        {
            return held;
        }

        var before = await counts.MembersAsync(removals.Keys, cancellationToken);
        var window = await counts.RemovedSinceAsync(removals.Keys, Since(settings, now), cancellationToken);
        foreach (var (group, planned) in removals)
        {
            var gone = window.GetValueOrDefault(group);
            var again = gone is null ? 0 : removed[group].Count(gone.Contains);
            var back = gone is null ? 0 : await counts.MembersAmongAsync(group, gone, cancellationToken);
            var count = new GuardCounts(planned, gone?.Count ?? 0, again, before.GetValueOrDefault(group), back);
            if (GuardRules.Crossed(settings.MembershipGuard, settings.ArchiveGuard.WindowHours, groupNames[group], count) is { } because)
            {
                held.Add(group, because);
            }
        }

        return held;
    }

    /// <summary>Archiving a large group counts as removing all of its members.</summary>
    private async Task<Dictionary<Guid, string>> GroupsAsync(ISafetyCounts counts, TenantSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = new Dictionary<Guid, string>();
        if (groups.Count == 0 || settings.MembershipGuard.Percent is null)
        {
            return held;
        }

        var ids = groups.Select(group => group.Id).ToList();
        var before = await counts.MembersAsync(ids, cancellationToken);
        var window = await counts.RemovedSinceAsync(ids, Since(settings, now), cancellationToken);
        foreach (var (group, name) in groups)
        {
            var members = before.GetValueOrDefault(group);
            var gone = window.GetValueOrDefault(group);
            var back = gone is null ? 0 : await counts.MembersAmongAsync(group, gone, cancellationToken);
            var count = new GuardCounts(members, gone?.Count ?? 0, back, members, back);
            if (GuardRules.Crossed(settings.MembershipGuard, settings.ArchiveGuard.WindowHours, name, count) is { } because)
            {
                held.Add(group, because);
            }
        }

        return held;
    }
}

using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Domain.Safety;
using Ksat.Provisioning.Domain.Specifications;
using Microsoft.Extensions.Options;

namespace Ksat.Provisioning.Application.Safety;

/// <summary>Whether the tenant's first load has settled.</summary>
internal sealed class LoadWatch(IStore store, ISyncStates states, ISafetyCounts counts, IPlanningState roster, IOptions<SyncTiming> timing, TimeProvider clock)
{
    public async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        if (state.SettledAt is not null)
        {
            return true;
        }

        var facts = await FactsAsync(state, await ReportsAsync(state, cancellationToken), cancellationToken);
        return Settling.IsSettled(facts, clock.GetUtcNow(), timing.Value.SettleAfter);
    }

    /// <summary>Reads the heads of a few reports and counts the imports; what concerns everybody was counted as the reports were made.</summary>
    public async Task<(bool Settled, IReadOnlyList<string> Reasons, IReadOnlyList<Sync> Reports)> TellAsync(CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        var reports = await ReportsAsync(state, cancellationToken);
        var facts = await FactsAsync(state, reports, cancellationToken);
        var imports = new ImportsSince(state.TestModeSince ?? DateTimeOffset.MinValue);
        var times = await store.CountAsync(imports, cancellationToken);
        var (now, settleAfter) = (clock.GetUtcNow(), timing.Value.SettleAfter);
        IReadOnlyList<string> reasons =
        [
            .. Settling.Reasons(facts, now, settleAfter),
            .. LoadStory.Tell(
                [.. reports.Where(report => report is { Load: not null, StartedAt: not null }).Select(report => new LoadReport(report.StartedAt!.Value, report.Load!))],
                new ImportsSeen(times, times == 0 ? null : await store.FindAsync(imports, cancellationToken)),
                now),
        ];
        return (state.SettledAt is not null || Settling.IsSettled(facts, now, settleAfter), reasons, reports);
    }

    /// <summary>What a report that has just been planned shall say of the load; counted in the part of the feed that it takes up, and once among the users.</summary>
    public async Task<LoadSeen> SeeAsync(Sync report, CancellationToken cancellationToken)
    {
        var groups = await store.ListAsync(new GroupsChangedBetween(report.FromSeq, report.UpToSeq), cancellationToken);
        return new LoadSeen(
            await store.CountAsync(new UsersMadeBetween(report.FromSeq, report.UpToSeq), cancellationToken),
            groups.Distinct().Count(),
            await roster.ActiveRosterUsersAsync(cancellationToken),
            await counts.MatchedUsersAsync(cancellationToken));
    }

    private async Task<LoadFacts> FactsAsync(SyncState state, IReadOnlyList<Sync> reports, CancellationToken cancellationToken) =>
        new(reports.Count, Differences(reports), await roster.ActiveRosterUsersAsync(cancellationToken), state.LastArrivalAt);

    private Task<IReadOnlyList<Sync>> ReportsAsync(SyncState state, CancellationToken cancellationToken) =>
        store.ListAsync(new ReportsSince(state.TestModeSince ?? DateTimeOffset.MinValue), cancellationToken);

    private static List<int> Differences(IReadOnlyList<Sync> reports) => [.. reports.Select(report => report.Differences).OfType<int>().Take(Settling.ComparedReports)];
}

/// <summary>The newest Test Mode reports since Test Mode was turned on, newest first.</summary>
internal sealed class ReportsSince : Specification<Sync>
{
    public const int Most = 10;

    public ReportsSince(DateTimeOffset since) =>
        Query.Where(sync => sync.TestMode && sync.Status == SyncStatus.Completed && sync.Service == Sync.ServiceScim && sync.StartedAt >= since)
            .OrderByDescending(sync => sync.Id).Take(Most).AsNoTracking();
}

/// <summary>When the identity provider had read the list of all users, newest first.</summary>
internal sealed class ImportsSince : Specification<RequestLogEntry, DateTimeOffset>
{
    public ImportsSince(DateTimeOffset since)
    {
        Query.Where(entry => entry.IsImport && entry.At >= since).OrderByDescending(entry => entry.At).AsNoTracking();
        Select(entry => entry.At);
    }
}

internal sealed class UsersMadeBetween : Specification<FeedEntry>
{
    public UsersMadeBetween(long after, long upTo) => Query.Where(entry => entry.Seq > after && entry.Seq <= upTo && entry.Kind == FeedKind.UserCreated);
}

/// <summary>A group for each time that it was made or its members changed.</summary>
internal sealed class GroupsChangedBetween : Specification<FeedEntry, Guid>
{
    public GroupsChangedBetween(long after, long upTo)
    {
        Query.Where(entry => entry.Seq > after && entry.Seq <= upTo && (entry.Kind == FeedKind.GroupCreated || entry.Kind == FeedKind.MembersChanged)).AsNoTracking();
        Select(entry => entry.ObjectId);
    }
}

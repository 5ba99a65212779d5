using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Settings;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Domain.Reporting;
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

        var reports = await ReportsAsync(state, cancellationToken);
        return Settling.IsSettled(
            new LoadFacts(reports.Count, Differences(reports), await roster.ActiveRosterUsersAsync(cancellationToken), 0, state.LastArrivalAt),
            clock.GetUtcNow(),
            timing.Value.SettleAfter);
    }

    public async Task<(bool Settled, IReadOnlyList<string> Reasons, IReadOnlyList<Sync> Reports)> TellAsync(CancellationToken cancellationToken)
    {
        var state = await states.ReadAsync(cancellationToken);
        var reports = await ReportsAsync(state, cancellationToken);
        var facts = new LoadFacts(
            reports.Count,
            Differences(reports),
            await roster.ActiveRosterUsersAsync(cancellationToken),
            await counts.MatchedUsersAsync(cancellationToken),
            state.LastArrivalAt);
        var (now, settleAfter) = (clock.GetUtcNow(), timing.Value.SettleAfter);
        return (state.SettledAt is not null || Settling.IsSettled(facts, now, settleAfter), Settling.Reasons(facts, now, settleAfter), reports);
    }

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

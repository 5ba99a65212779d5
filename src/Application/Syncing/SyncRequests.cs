using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Syncing;

/// <summary>Asks for a sync: joins the one that waits already, so that at most one does. Inside a unit of work.</summary>
public sealed class SyncRequests(IStore store, Caller caller, ISyncStates states, IUnitOfWork unitOfWork, ISyncSignal signal, TimeProvider clock)
{
    /// <param name="scope">What it must look at; a waiting one is widened.</param>
    /// <param name="forced">Begins at once, without quiet period or spacing.</param>
    /// <param name="reason">Why, in the words of the report.</param>
    public async Task<Sync> AskAsync(SyncScope scope, bool forced, string reason, CancellationToken cancellationToken)
    {
        unitOfWork.OnCommit(() => signal.Wake(caller.TenantId, forced));
        if (await store.FindAsync(new WaitingSync(), cancellationToken) is { } waiting)
        {
            waiting.Scope = Wider(waiting.Scope, scope);
            waiting.Forced |= forced;
            waiting.Reason = waiting.Reason.Contains(reason, StringComparison.Ordinal) ? waiting.Reason : $"{waiting.Reason}; {reason}";
            return waiting;
        }

        var state = await states.ReadAsync(cancellationToken);
        var settings = await store.SettingsAsync(caller, cancellationToken);
        var sync = new Sync
        {
            TenantId = caller.TenantId,
            Id = Ids.New(clock),
            ReceivedAt = state.FirstWaitingAt ?? clock.GetUtcNow(),
            // As it will most likely be; decided when it begins.
            TestMode = settings.TestMode,
            Scope = scope,
            Forced = forced,
            Reason = reason,
        };
        store.Add(sync);
        return sync;
    }

    private static SyncScope Wider(SyncScope one, SyncScope other) =>
        one == SyncScope.Full || other == SyncScope.Full ? SyncScope.Full
        : one == SyncScope.FullWithoutAbsence || other == SyncScope.FullWithoutAbsence ? SyncScope.FullWithoutAbsence
        : SyncScope.Changes;
}

/// <summary>Why syncs run, as reports say it.</summary>
public static class SyncReasons
{
    public const string Changes = "Changes from the identity provider";
    public const string Forced = "Force Sync Now";
    public const string WentLive = "Test Mode was turned off";
    public const string StillUnsettled = "The first load has not settled yet";
    public const string Retry = "Another try after a failed sync";
    public const string SwitchedOff = "User provisioning was switched off before the sync began";
    public const string OptOutsChanged = "Who is opted out changed";
    public const string RosterMoved = "The roster changed while a sync was applied";
}

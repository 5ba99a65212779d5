using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Safety;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Reporting;

namespace Ksat.Provisioning.Application.Syncing.Running;

/// <summary>Writes a plan's rows into the report, in short transactions. Live, it gives the users and groups to be made their ids, so that memberships can name them.</summary>
internal sealed class PlanWriting(IUnitOfWork unitOfWork, IBulk bulk, Caller caller, TimeProvider clock, Sync sync, GuardWatch watch, BatchSizes sizes)
{
    private readonly List<SyncChange> waiting = new();
    private readonly Dictionary<Guid, Guid> made = [];
    private int ordinal;

    public async Task AddAsync(PlanRow row, CancellationToken cancellationToken)
    {
        if (sync.TestMode && row.Change.Action == ChangeAction.Linked)
        {
            return;
        }

        watch.See(row.Change);
        waiting.Add(SyncChange.Of(caller.TenantId, sync.Id, ++ordinal, row, UserOf(row.Change), GroupOf(row.Change)));
        if (waiting.Count >= sizes.Most)
        {
            await FlushAsync(cancellationToken);
        }
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
        {
            return;
        }

        (await unitOfWork.RunAsync<Result<Done>>(
            async token =>
            {
                await bulk.InsertAsync(waiting, token);
                return default(Done);
            },
            cancellationToken)).OrThrow();
        waiting.Clear();
    }

    private Guid? UserOf(PlannedChange change) => change.Object switch
    {
        ChangeObject.Users => change.UserId ?? Make(change),
        ChangeObject.Memberships => change.UserId ?? Made(change.DirectoryId),
        _ => null,
    };

    private Guid? GroupOf(PlannedChange change) => change.Object switch
    {
        ChangeObject.Groups => change.GroupId ?? Make(change),
        ChangeObject.Memberships => change.GroupId ?? Made(change.DirectoryGroupId),
        _ => null,
    };

    private Guid? Make(PlannedChange change)
    {
        if (sync.TestMode || change is not { IsApplied: true, DirectoryId: { } directoryId })
        {
            return null;
        }

        var id = Ids.New(clock);
        made.Add(directoryId, id);
        return id;
    }

    private Guid? Made(Guid? directoryId) => directoryId is { } id && made.TryGetValue(id, out var rosterId) ? rosterId : null;
}

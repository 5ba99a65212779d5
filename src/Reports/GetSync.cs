using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Reports;

/// <summary>One sync.</summary>
public sealed record GetSync(Guid Id) : IQuery<SyncView>;

internal sealed class GetSyncHandler(IStore store) : IQueryHandler<GetSync, SyncView>
{
    public async Task<Result<SyncView>> Handle(GetSync request, CancellationToken cancellationToken) =>
        await store.FindAsync(new SyncToShow(request.Id), cancellationToken) is { } sync ? SyncView.Of(sync) : Reports.NotFound(request.Id);
}

internal sealed class SyncToShow : Specification<Sync>
{
    public SyncToShow(Guid id) => Query.Where(sync => sync.Id == id).AsNoTracking();
}

internal static class Reports
{
    public static Fault NotFound(Guid id) => Fault.NotFound($"There is no sync {id}.");

    /// <summary>The report, if its rows can be shown.</summary>
    public static async Task<Result<Sync>> WithRowsAsync(this IStore store, Guid id, CancellationToken cancellationToken)
    {
        var sync = await store.FindAsync(new SyncToShow(id), cancellationToken);
        return sync switch
        {
            null => NotFound(id),
            { DetailsKept: false } => new Fault(FaultKind.Gone, "Of this Test Mode report only the counts are kept: the details of the newest 30 are."),
            _ => sync,
        };
    }
}

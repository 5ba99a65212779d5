using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Reports;

/// <summary>A whole report, its rows streamed.</summary>
public sealed record DownloadReport(Guid SyncId) : IQuery<WholeReport>;

/// <param name="Changes">Read one by one as they are written; only inside the scope of the request.</param>
public sealed record WholeReport(SyncView Sync, IAsyncEnumerable<ChangeView> Changes);

internal sealed class DownloadReportHandler(IStore store) : IQueryHandler<DownloadReport, WholeReport>
{
    public async Task<Result<WholeReport>> Handle(DownloadReport request, CancellationToken cancellationToken)
    {
        var report = await store.WithRowsAsync(request.SyncId, cancellationToken);
        return report.IsFault
            ? report.Fault
            : new WholeReport(SyncView.Of(report.Value), store.StreamAsync(new RowsOfReport(request.SyncId)).Select(ChangeView.Of));
    }
}

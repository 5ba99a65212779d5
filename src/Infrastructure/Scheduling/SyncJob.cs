using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>Runs what is due for one tenant, then has the next look planned. Killed, the work is found again at the next start: the feed and the lease are the truth.</summary>
internal sealed partial class SyncJob(TenantSyncs syncs, ISyncSignal signal, IHostApplicationLifetime lifetime, ILogger<SyncJob> log) : IJob
{
    private const string Group = "syncs";

    public static JobKey KeyOf(Guid tenantId) => new(tenantId.ToString("N"), Group);

    public static TriggerKey TriggerOf(Guid tenantId) => new(tenantId.ToString("N"), Group);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var tenantId = Guid.ParseExact(context.JobDetail.Key.Name, "N");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            await syncs.RunDueAsync(tenantId, stopping.Token);
            signal.Wake(tenantId, atOnce: true);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Interrupted(tenantId);
        }
        catch (Exception exception)
        {
            // The sweep finds the work again. Messages may carry values and are left out.
            Failed(tenantId, exception.GetType().Name, exception.StackTrace);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sync of tenant {Tenant} was interrupted and goes on at the next start")]
    private partial void Interrupted(Guid tenant);

    [LoggerMessage(Level = LogLevel.Error, Message = "The syncs of tenant {Tenant} could not be run and are tried again: {Cause}\n{StackTrace}")]
    private partial void Failed(Guid tenant, string cause, string? stackTrace);
}

using Ksat.Provisioning.Application.Syncing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>Turns wakes into triggers: one per tenant, at the moment its next sync is due. A tenant that has one waits for it (<see cref="SyncSignal"/>).</summary>
internal sealed partial class SyncPlanner(
    SyncSignal signal, TenantSyncs syncs, ISchedulerFactory schedulers, TimeProvider clock, ILogger<SyncPlanner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        await foreach (var wake in signal.Wakes.ReadAllAsync(stoppingToken))
        {
            if (wake.AtOnce || !signal.IsPlanned(wake.TenantId))
            {
                await PlanAsync(scheduler, wake.TenantId, stoppingToken);
            }
        }
    }

    private async Task PlanAsync(IScheduler scheduler, Guid tenantId, CancellationToken cancellationToken)
    {
        try
        {
            signal.Forget(tenantId);
            if (await syncs.NextAsync(tenantId, cancellationToken) is { DueAt: var due } next)
            {
                var now = clock.GetUtcNow();
                var job = JobBuilder.Create<SyncJob>().WithIdentity(SyncJob.KeyOf(tenantId)).DisallowConcurrentExecution().Build();
                var trigger = TriggerBuilder.Create().WithIdentity(SyncJob.TriggerOf(tenantId)).ForJob(job).StartAt(due > now ? due : now).Build();
                await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
                if (next.IsAsked)
                {
                    signal.Plan(tenantId);
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The sweep wakes the tenant again. Messages may carry values and are left out.
            NotPlanned(tenantId, exception.GetType().Name, exception.StackTrace);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The next sync of tenant {Tenant} could not be planned and is looked for again: {Cause}\n{StackTrace}")]
    private partial void NotPlanned(Guid tenant, string cause, string? stackTrace);
}

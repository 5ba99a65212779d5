using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Quartz;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>Once a day drops what is older than its tenant keeps it.</summary>
internal sealed class RetentionJob(ISyncStates states, Retention retention) : IJob
{
    public static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await states.AllTenantsAsync(cancellationToken))
        {
            await retention.PruneAsync(tenant, cancellationToken);
        }
    }
}

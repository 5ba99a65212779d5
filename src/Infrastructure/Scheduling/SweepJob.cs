using Ksat.Provisioning.Application.Ports;
using Quartz;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>From time to time looks for tenants with work: what another process took in, or left behind when it was killed.</summary>
internal sealed class SweepJob(ISyncStates states, ISyncSignal signal) : IJob
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await states.TenantsWithWorkAsync(cancellationToken))
        {
            signal.Wake(tenant, atOnce: true);
        }
    }
}

using System.Threading.Channels;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>Hands wakes from requests to the scheduler of this process, without making a request wait.</summary>
internal sealed class SyncSignal : ISyncSignal
{
    private readonly Channel<SyncWake> wakes = Channel.CreateUnbounded<SyncWake>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelReader<SyncWake> Wakes => wakes.Reader;

    public void Wake(Guid tenantId, bool atOnce = false) => wakes.Writer.TryWrite(new SyncWake(tenantId, atOnce));
}

internal readonly record struct SyncWake(Guid TenantId, bool AtOnce);

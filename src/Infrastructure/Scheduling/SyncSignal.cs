using System.Collections.Concurrent;
using System.Threading.Channels;
using Ksat.Provisioning.Application.Ports;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>
/// Hands wakes from requests to the scheduler of this process, without making a request wait. A tenant whose next sync has its trigger needs no further wake: what comes until then
/// joins it, and waking a thread costs more than any statement of a small write.
/// </summary>
internal sealed class SyncSignal(EventSignal events) : ISyncSignal
{
    private readonly Channel<SyncWake> wakes = Channel.CreateUnbounded<SyncWake>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, byte> planned = [];

    public ChannelReader<SyncWake> Wakes => wakes.Reader;

    public void Wake(Guid tenantId, bool atOnce = false)
    {
        events.Wake(tenantId);
        if (atOnce || !IsPlanned(tenantId))
        {
            wakes.Writer.TryWrite(new SyncWake(tenantId, atOnce));
        }
    }

    /// <summary>Whether the tenant's asked-for sync has its trigger.</summary>
    public bool IsPlanned(Guid tenantId) => planned.ContainsKey(tenantId);

    public void Plan(Guid tenantId) => planned[tenantId] = 0;

    /// <summary>To be called before the database is asked what is next: a write that comes after the question wakes anew.</summary>
    public void Forget(Guid tenantId) => planned.TryRemove(tenantId, out _);
}

internal readonly record struct SyncWake(Guid TenantId, bool AtOnce);

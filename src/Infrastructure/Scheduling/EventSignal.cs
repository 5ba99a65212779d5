using System.Collections.Concurrent;
using System.Threading.Channels;
using Ksat.Provisioning.Application.Events;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>The tenants whose feed has entries that extending code may not have been told of: each once, however often it is written.</summary>
internal sealed class EventSignal(EventDispatch dispatch)
{
    private readonly Channel<Guid> wakes = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Guid, byte> waiting = [];

    public void Wake(Guid tenantId)
    {
        if (dispatch.HasHandlers && waiting.TryAdd(tenantId, 0))
        {
            wakes.Writer.TryWrite(tenantId);
        }
    }

    /// <summary>The next tenant. What it writes from now on wakes again, so that no entry stays behind.</summary>
    public async ValueTask<Guid> TakeAsync(CancellationToken cancellationToken)
    {
        var tenantId = await wakes.Reader.ReadAsync(cancellationToken);
        waiting.TryRemove(tenantId, out _);
        return tenantId;
    }
}

using System.Collections.Concurrent;
using System.Threading.Channels;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Requests;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Requests;

/// <summary>Entries on their way to the database.</summary>
internal sealed class RequestLog(RequestLogLimits limits, IServiceScopeFactory scopes, TimeProvider clock) : IRequestLog
{
    /// <summary>How long a reader of the log waits for the newest entries while the database takes none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<Noted> waiting = Channel.CreateBounded<Noted>(
        new BoundedChannelOptions(limits.MostWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private readonly ConcurrentDictionary<Guid, long> lost = [];

    private TaskCompletionSource hurry = New();
    private long batches;

    internal ChannelReader<Noted> Waiting => waiting.Reader;

    /// <summary>Ends when somebody waits for what was noted.</summary>
    internal Task Hurry => Volatile.Read(ref hurry).Task;

    public void Note(RequestLogEntry entry)
    {
        if (!waiting.Writer.TryWrite(new Noted(entry, null)))
        {
            Lose(entry);
        }
    }

    public long LostOf(Guid tenantId) => lost.GetValueOrDefault(tenantId);

    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var reached = ReachAsync(cancellationToken);
        while (true)
        {
            var before = Volatile.Read(ref batches);
            try
            {
                await reached.WaitAsync(Patience, clock, cancellationToken);
                return;
            }
            catch (TimeoutException)
            {
                if (Volatile.Read(ref batches) == before)
                {
                    return; // What is stored is shown, and what is lost.
                }
            }
        }
    }

    public async Task PruneAsync(Guid tenantId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<SingleWrite>().RunAsync(
            () => services.GetRequiredService<ProvisioningDbContext>().Set<RequestLogEntry>().IgnoreQueryFilters()
                .Where(entry => entry.TenantId == tenantId && entry.At < before)
                .ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>A batch is in the database.</summary>
    internal void Kept() => Interlocked.Increment(ref batches);

    /// <summary>Nobody waits any more.</summary>
    internal void Calm() => Volatile.Write(ref hurry, New());

    private async Task ReachAsync(CancellationToken cancellationToken)
    {
        var reached = New();
        await waiting.Writer.WriteAsync(new Noted(null, reached), cancellationToken);
        Volatile.Read(ref hurry).TrySetResult();
        await reached.Task;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Lose(RequestLogEntry entry) => lost.AddOrUpdate(entry.TenantId, 1, (_, count) => count + 1);

    /// <summary>An entry, or a mark that tells whoever waits for it that all before it are stored.</summary>
    internal readonly record struct Noted(RequestLogEntry? Entry, TaskCompletionSource? Reached);
}

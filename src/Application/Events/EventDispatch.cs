using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Ksat.Provisioning.Application.Syncing.Running;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Feed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Application.Events;

/// <summary>
/// Tells extending code what the feed records: each handler at least once per event and in order, at its own pace. A failing one is told again later and holds nobody up
/// but itself.
/// </summary>
public sealed partial class EventDispatch
{
    private const int PageSize = 100;
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(1);

    private readonly TenantScopes scopes;
    private readonly EventHandlers handlers;
    private readonly TimeProvider clock;
    private readonly ILogger<EventDispatch> log;
    private readonly string owner;

    internal EventDispatch(TenantScopes scopes, EventHandlers handlers, TimeProvider clock, ILogger<EventDispatch> log)
    {
        (this.scopes, this.handlers, this.clock, this.log) = (scopes, handlers, clock, log);
        owner = $"{Environment.MachineName}:{Environment.ProcessId}:{Ids.New(clock):N}";
    }

    public bool HasHandlers => handlers.All.Count > 0;

    /// <summary>The handlers of this process; the cursor of any other one is left from a handler that no longer exists.</summary>
    public IReadOnlyCollection<string> HandlerNames => [.. handlers.All.Select(handler => handler.Name)];

    /// <summary>A handler that is new begins with what happens from now on: called for every tenant before requests are let in. Tenants made later begin at their beginning.</summary>
    public async Task BeginAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenantId);
        var store = scope.ServiceProvider.GetRequiredService<IStore>();
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync<Result<Done>>(
            async token =>
            {
                var state = await scope.ServiceProvider.GetRequiredService<ISyncStates>().ReadAsync(token);
                foreach (var handler in handlers.All)
                {
                    if (await store.FindAsync(new CursorOf(handler.Name), token) is null)
                    {
                        store.Add(new EventCursor { TenantId = tenantId, Handler = handler.Name, Seq = state.FeedSeq });
                    }
                }

                return default(Done);
            },
            cancellationToken)).OrThrow();
    }

    /// <summary>Tells every handler what it hasn't been told; answers when to come again, because one failed, or null.</summary>
    public async Task<DateTimeOffset?> TellAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        DateTimeOffset? again = null;
        foreach (var handler in handlers.All)
        {
            var retry = await TellAsync(tenantId, handler, cancellationToken);
            again = again is null || retry < again ? retry ?? again : again;
        }

        return again;
    }

    private async Task<DateTimeOffset?> TellAsync(Guid tenantId, EventHandlerClass handler, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var scope = scopes.Open(tenantId);
            var cursor = await ChangeAsync(scope.ServiceProvider, tenantId, handler, found => found.TryTake(owner, clock.GetUtcNow(), LeaseLength), cancellationToken);
            if (cursor.LeaseOwner != owner || cursor.RetryAt > clock.GetUtcNow())
            {
                return cursor.RetryAt ?? cursor.LeaseUntil;
            }

            var entries = await scope.ServiceProvider.GetRequiredService<IStore>().ListAsync(new FeedAfter(cursor.Seq, PageSize), cancellationToken);
            var told = await TellAsync(tenantId, handler, cursor.Seq, entries, cancellationToken);
            cursor = await ChangeAsync(scope.ServiceProvider, tenantId, handler, found => Advance(found, told), cancellationToken);
            if (told.Failed || entries.Count < PageSize)
            {
                return cursor.RetryAt;
            }
        }
    }

    /// <summary>The entries up to the first that fails.</summary>
    private async Task<Told> TellAsync(Guid tenantId, EventHandlerClass handler, long after, IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        var told = after;
        foreach (var entry in entries)
        {
            if (FeedEvents.Of(entry) is { } happened && handler.Events.Contains(happened.GetType()))
            {
                try
                {
                    await using var scope = scopes.Open(tenantId);
                    await handler.TellAsync(scope.ServiceProvider, happened, cancellationToken);
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    HandlerFailed(exception, handler.Name, entry.Seq, tenantId);
                    return new Told(told, Failed: true);
                }
            }

            told = entry.Seq;
        }

        return new Told(told, Failed: false);
    }

    private bool Advance(EventCursor cursor, Told told)
    {
        if (told.Failed)
        {
            cursor.Failed(told.UpTo, clock.GetUtcNow());
        }
        else
        {
            cursor.Told(told.UpTo);
        }

        cursor.Release();
        return true;
    }

    private static async Task<EventCursor> ChangeAsync(
        IServiceProvider services, Guid tenantId, EventHandlerClass handler, Func<EventCursor, bool> change, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<IStore>();
        var changed = await services.GetRequiredService<IUnitOfWork>().RunAsync<Result<EventCursor>>(
            async token =>
            {
                var cursor = await store.FindAsync(new CursorOf(handler.Name), token);
                if (cursor is null)
                {
                    cursor = new EventCursor { TenantId = tenantId, Handler = handler.Name };
                    store.Add(cursor);
                }

                change(cursor);
                return cursor;
            },
            cancellationToken);
        return changed.OrThrow();
    }

    // The exception is extending code's own: what its message holds is its affair.
    [LoggerMessage(Level = LogLevel.Error, Message = "{Handler} failed on event {Seq} of tenant {Tenant}; it is told again later")]
    private partial void HandlerFailed(Exception exception, string handler, long seq, Guid tenant);

    private readonly record struct Told(long UpTo, bool Failed);
}

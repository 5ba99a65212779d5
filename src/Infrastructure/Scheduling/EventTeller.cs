using Ksat.Provisioning.Application.Events;
using Ksat.Provisioning.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Infrastructure.Scheduling;

/// <summary>Has extending code's handlers told of new entries in the feed, behind the answers.</summary>
internal sealed partial class EventTeller(EventDispatch dispatch, EventSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<EventTeller> log) : BackgroundService
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(10);

    /// <summary>Before requests are let in: handlers that are new begin here, what was not told when the process ended is told now.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (dispatch.HasHandlers)
        {
            foreach (var tenant in await TenantsAsync(cancellationToken))
            {
                await dispatch.BeginAsync(tenant, cancellationToken);
                signal.Wake(tenant);
            }
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await TellAsync(await signal.TakeAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task TellAsync(Guid tenant, CancellationToken stoppingToken)
    {
        try
        {
            if (await dispatch.TellAsync(tenant, stoppingToken) is { } again)
            {
                _ = WakeLaterAsync(tenant, again - clock.GetUtcNow(), stoppingToken);
            }
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            NotTold(tenant, exception.GetType().Name, exception.StackTrace);
            _ = WakeLaterAsync(tenant, AfterFault, stoppingToken);
        }
    }

    private async Task WakeLaterAsync(Guid tenant, TimeSpan pause, CancellationToken stoppingToken)
    {
        await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        signal.Wake(tenant);
    }

    private async Task<IReadOnlyList<Guid>> TenantsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISyncStates>().AllTenantsAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Events of tenant {Tenant} could not be told and are told again later: {Cause}\n{StackTrace}")]
    private partial void NotTold(Guid tenant, string cause, string? stackTrace);
}

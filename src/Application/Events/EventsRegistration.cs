using Ksat.Provisioning.Application.Syncing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksat.Provisioning.Application.Events;

internal static class EventsRegistration
{
    /// <summary>Handlers are looked for when the first event is told: extending code may register its own after us.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddSingleton(_ => EventHandlers.In(services))
        .AddSingleton(provider => new EventDispatch(
            provider.GetRequiredService<TenantScopes>(),
            provider.GetRequiredService<EventHandlers>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<EventDispatch>>()));
}

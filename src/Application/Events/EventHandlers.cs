using Ksat.Provisioning.Application.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Events;

/// <summary>The event handlers in the container: extending code's, by class.</summary>
internal sealed class EventHandlers(IReadOnlyList<EventHandlerClass> all)
{
    public IReadOnlyList<EventHandlerClass> All { get; } = all;

    public static EventHandlers In(IServiceCollection services)
    {
        var found = from descriptor in services
                    where descriptor.ServiceType.IsGenericType && descriptor.ServiceType.GetGenericTypeDefinition() == typeof(IProvisioningEventHandler<>)
                    let implementation = descriptor.ImplementationType
                    where implementation is not null
                    group descriptor.ServiceType.GetGenericArguments()[0] by implementation into events
                    select new EventHandlerClass(events.Key, events.ToHashSet());
        return new EventHandlers([.. found]);
    }
}

/// <summary>One class with the events that it handles; its cursor goes by its full name.</summary>
internal sealed record EventHandlerClass(Type Class, IReadOnlySet<Type> Events)
{
    public string Name => Class.FullName!;

    public Task TellAsync(IServiceProvider services, ProvisioningEvent happened, CancellationToken cancellationToken)
    {
        var call = (EventCall)Activator.CreateInstance(typeof(EventCall<>).MakeGenericType(happened.GetType()))!;
        return call.InvokeAsync(services, Class, happened, cancellationToken);
    }

    private abstract class EventCall
    {
        public abstract Task InvokeAsync(IServiceProvider services, Type handler, ProvisioningEvent happened, CancellationToken cancellationToken);
    }

    private sealed class EventCall<TEvent> : EventCall
        where TEvent : ProvisioningEvent
    {
        public override Task InvokeAsync(IServiceProvider services, Type handler, ProvisioningEvent happened, CancellationToken cancellationToken) =>
            services.GetServices<IProvisioningEventHandler<TEvent>>().First(candidate => candidate.GetType() == handler).Handle((TEvent)happened, cancellationToken);
    }
}

using FluentValidation;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Events;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Pipeline;
using Ksat.Provisioning.Application.Syncing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application;

/// <summary>Puts handlers, validators and the pipeline into the container.</summary>
public static class ApplicationRegistration
{
    /// <param name="services">The container.</param>
    /// <param name="steps">The pipeline, outermost first; an extending host passes <see cref="PipelineSteps.InOrder"/> with its own steps put in.</param>
    public static IServiceCollection AddProvisioningApplication(this IServiceCollection services, IReadOnlyList<Type>? steps = null)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<ISender, MediatorSender>();
        services.AddScoped<Ports.Caller>();
        services.AddDirectory().AddConsole().AddSyncing().AddEvents();
        foreach (var step in steps ?? PipelineSteps.InOrder)
        {
            services.AddScoped(typeof(IPipelineBehavior<,>), step);
        }

        return services.AddHandlersFrom(typeof(ApplicationRegistration).Assembly);
    }

    /// <summary>Registers the handlers and validators of one assembly; extending code calls it for its own.</summary>
    public static IServiceCollection AddHandlersFrom(this IServiceCollection services, System.Reflection.Assembly assembly)
    {
        services.AddValidatorsFromAssembly(assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        return services.Scan(scan => scan
            .FromAssemblies(assembly)
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime());
    }
}

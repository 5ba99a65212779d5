using Ksat.Provisioning.Application;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Extending.Tests;

internal static class ExampleRegistration
{
    /// <summary>What <c>Composition.AddProvisioning</c> would call after the product's own registrations.</summary>
    public static IServiceCollection AddExample(this IServiceCollection services) => services
        .AddSingleton<Helpdesk>()
        .AddHandlersFrom(typeof(ExampleRegistration).Assembly)
        .AddSingleton(BadgeNumber.Schemas)
        .AddScoped(typeof(IPipelineBehavior<,>), typeof(NoTestAccounts<,>));
}

using Ksat.Provisioning.Application;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Reports;

/// <summary>Puts the Reports module into the container: its queries, nothing that writes.</summary>
public static class ReportsRegistration
{
    public static IServiceCollection AddProvisioningReports(this IServiceCollection services) =>
        services.AddHandlersFrom(typeof(ReportsRegistration).Assembly);
}

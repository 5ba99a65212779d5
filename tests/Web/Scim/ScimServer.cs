using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Ksat.Provisioning.Web.Tests.Scim;

/// <summary>One server on a real port for all tests of SCIM; each test has a tenant of its own.</summary>
internal static class ScimServer
{
    internal const string Root = "https://provisioning.example/scim/v2";

    private static readonly Lazy<ProvisioningHost> Started = new(Start);

    internal static ProvisioningHost Host => Started.Value;

    /// <summary>A client of a tenant that nobody else uses.</summary>
    internal static async Task<ScimClient> NewTenantAsync(TenantSettings? settings = null) =>
        new(Host.CreateClient(), await Host.AddTenantAsync(TestContext.CurrentContext.Test.ID, settings));

    internal static void Stop()
    {
        if (Started.IsValueCreated)
        {
            Host.Dispose();
        }
    }

    private static ProvisioningHost Start()
    {
        var host = new ProvisioningHost(extend: NothingInTheBackground);
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }

    /// <summary>These tests are about requests and their answers: no syncs run meanwhile.</summary>
    internal static void NothingInTheBackground(IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && Syncs(service)).ToList())
        {
            services.Remove(service);
        }
    }

    private static bool Syncs(ServiceDescriptor service) =>
        service.ImplementationType?.Namespace?.StartsWith("Ksat.Provisioning.Infrastructure.Scheduling", StringComparison.Ordinal) == true;
}

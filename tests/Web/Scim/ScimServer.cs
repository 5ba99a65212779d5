using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Testing.Hosting;

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
        var host = new ProvisioningHost();
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }
}

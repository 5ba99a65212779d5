using Microsoft.AspNetCore.HttpOverrides;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Believes the forwarded headers of the proxies that the settings name, and nobody else's.</summary>
internal static class KnownProxies
{
    public static IServiceCollection AddKnownProxies(this IServiceCollection services, IReadOnlyList<System.Net.IPNetwork> networks) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
}

using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Ksat.Provisioning.Web.Hosting;

/// <summary>Under which address clients know this installation: HOST of the Tenant URL, meta.location, Location and links.</summary>
/// <remarks>
/// The setting <c>PublicUrl</c>; without it what a known proxy says it was asked for, else the address listened on. The Host header of a stranger decides nothing,
/// except where the server listens on every address and nothing better is known.
/// </remarks>
internal sealed class PublicAddress(IConfiguration configuration, IServer? server = null)
{
    public const string Setting = "PublicUrl";
    public const string ScimPath = "/scim/v2";

    private readonly string? configured = configuration[Setting]?.Trim().TrimEnd('/') is { Length: > 0 } url ? url : null;
    private string? listened;

    /// <summary>Scheme, host and path base, without a slash at the end.</summary>
    public string Of(HttpRequest request)
    {
        if (configured is not null)
        {
            return configured;
        }

        var origin = CameThroughKnownProxy(request) ? null : Listened();
        return (origin ?? $"{request.Scheme}://{request.Host}") + request.PathBase.Value?.TrimEnd('/');
    }

    /// <summary>The Tenant URL: the same for all tenants, because the token names the tenant.</summary>
    public string ScimRoot(HttpRequest request) => Of(request) + ScimPath;

    /// <summary>The same outside a request, for what is printed at the start.</summary>
    public string AtStart(string firstUrl) => configured ?? Listened() ?? firstUrl.TrimEnd('/');

    // The middleware leaves these behind only when it believed the proxy (ForwardedHeaders:KnownProxies).
    private static bool CameThroughKnownProxy(HttpRequest request) =>
        request.Headers.ContainsKey("X-Original-Host") || request.Headers.ContainsKey("X-Original-Proto");

    private string? Listened()
    {
        if (listened is null && server?.Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses)
        {
            listened = addresses.FirstOrDefault(IsSpecific)?.TrimEnd('/');
        }

        return listened;
    }

    private static bool IsSpecific(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Port != 0
        && !(IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
}

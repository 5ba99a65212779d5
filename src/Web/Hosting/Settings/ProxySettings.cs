using System.Net;
using System.Net.Sockets;

namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>From whom forwarded headers are believed: <c>ForwardedHeaders:KnownProxies</c>, addresses or networks. Nobody, unless it is set.</summary>
internal static class ProxySettings
{
    private const string Name = "ForwardedHeaders:KnownProxies";

    public static IReadOnlyList<IPNetwork> Read(SettingsReader settings)
    {
        var networks = new List<IPNetwork>();
        foreach (var text in settings.Texts(Name))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                networks.Add(new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128));
            }
            else if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else
            {
                settings.Wrong($"{Name} has \"{text}\": list IP addresses or networks, such as 10.0.0.5 or 10.0.0.0/24.");
            }
        }

        return networks;
    }
}

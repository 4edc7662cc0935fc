using System.Net;
using System.Net.Sockets;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Tells addresses of this machine and of private networks from all others. A name is none of them: it may be resolved elsewhere tomorrow.</summary>
internal static class PrivateAddress
{
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        // Carrier-grade NAT; Tailscale numbers its machines from it.
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("fc00::/7"),
    ];

    /// <summary>True for localhost and for numbers of loopback and private networks.</summary>
    internal static bool Holds(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var number) && (IPAddress.IsLoopback(number) || Holds(number)));

    /// <summary>True for numbers of private networks.</summary>
    internal static bool Holds(IPAddress number) => Array.Exists(Networks, network => IsOf(network, number));

    private static bool IsOf(IPNetwork network, IPAddress number) =>
        network.Contains(number.IsIPv4MappedToIPv6 && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? number.MapToIPv4() : number);
}

using System.Net;

namespace MamCrawler.Hosting.Settings;

/// <summary>Tells addresses of this machine from all others.</summary>
public static class LoopbackAddress
{
    /// <summary>True for localhost and the loopback addresses; a name that might be resolved elsewhere is none.</summary>
    public static bool Holds(Uri address) =>
        address.IsAbsoluteUri && (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) || IsLoopback(address));

    private static bool IsLoopback(Uri address) => IPAddress.TryParse(address.Host.Trim('[', ']'), out var parsed) && IPAddress.IsLoopback(parsed);
}

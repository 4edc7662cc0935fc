using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>Where a request comes from, as far as it is to be counted.</summary>
internal static class CallerAddress
{
    private const string ForwardedHeader = "X-Forwarded-For";

    /// <summary>
    /// The address of the connection; behind a proxy on this machine, or behind the Functions host, the last foreign one that the proxy itself noted. Of an IPv6 address only the
    /// network counts, since one caller has all the others in it.
    /// </summary>
    internal static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null || IPAddress.IsLoopback(address))
        {
            address = Forwarded(context.Request.Headers[ForwardedHeader].ToString()) ?? address;
        }

        return address is null ? "unknown" : Network(address).ToString();
    }

    private static IPAddress? Forwarded(string noted) =>
        noted
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Reverse()
            .Select(text => IPEndPoint.TryParse(text, out var point) ? point.Address : null)
            .FirstOrDefault(address => address is not null && !IPAddress.IsLoopback(address));

    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}

using System.Net;
using System.Runtime.CompilerServices;

namespace MamCrawler.Tests;

/// <summary>
/// Sends whatever a test asks of another machine to a port of this one where nobody listens: a service that a test forgot to point at a simulator is silent, and never really asked.
/// Clients that name a proxy of their own are not reached by this.
/// </summary>
internal sealed class LoopbackOnly : IWebProxy
{
    /// <summary>Where nobody listens.</summary>
    public static Uri Nobody { get; } = new("http://127.0.0.1:9/");

    /// <inheritdoc />
    public ICredentials? Credentials { get; set; }

    /// <summary>Names the variables by which a process of its own is held to this machine.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } =
        new Dictionary<string, string>
        {
            ["HTTP_PROXY"] = Nobody.ToString(),
            ["HTTPS_PROXY"] = Nobody.ToString(),
            ["NO_PROXY"] = "127.0.0.1,localhost,[::1]",
        };

    /// <inheritdoc />
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Nobody;

    /// <inheritdoc />
    public bool IsBypassed(Uri host) => host.IsLoopback;

    [ModuleInitializer]
    internal static void Begin() => HttpClient.DefaultProxy = new LoopbackOnly();
}

using System.Net;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>One proxy for everything: no address goes past it.</summary>
internal sealed class EgressProxy(Uri address) : IWebProxy
{
    public ICredentials? Credentials { get; set; }

    public Uri GetProxy(Uri destination) => address;

    public bool IsBypassed(Uri host) => false;
}

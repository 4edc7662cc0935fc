using MamCrawler.Core.Ports;

namespace MamCrawler.Hosting.Composition;

/// <summary>Counts the requests to one service, repeated ones included, to whoever makes them.</summary>
internal sealed class CountingHandler(string service, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTally.Count(service);
        return base.SendAsync(request, cancellationToken);
    }
}

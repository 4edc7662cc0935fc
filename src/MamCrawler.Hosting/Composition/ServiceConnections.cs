using System.Collections.Concurrent;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Http.Shapes;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.MyAnonamouse;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>The HTTP connections of a deployment, one a service, whose requests are counted.</summary>
internal sealed class ServiceConnections(IShapeWatch shapes) : IDisposable
{
    private readonly ConcurrentBag<HttpClient> clients = [];

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    /// <summary>A client for a service of the internet.</summary>
    internal HttpClient Open(string service) => Keep(ServiceHandler.CreateClient(Watch(service, Count(service, ServiceHandler.Create()))));

    /// <summary>The tracker's client, which takes the way out that its session is bound to.</summary>
    internal HttpClient Open(EgressOptions egress, ISecretStore secrets, TimeProvider time, ILogger logger) =>
        Keep(ServiceHandler.CreateClient(Count(MyAnonamouseOptions.Service, EgressHttp.CreateHandler(egress, secrets, time, logger))));

    /// <summary>A client for a service at home.</summary>
    internal HttpClient Open(TunnelOptions options, TunnelTarget target, ISecretStore secrets, TimeProvider time, ILogger logger)
    {
        var client = ServiceHandler.CreateClient(
            Watch(target.Service, Count(target.Service, TunnelHttp.CreateHandler(options, target, secrets, time, logger)))
        );
        client.BaseAddress = new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/");
        return Keep(client);
    }

    private ShapeHandler Watch(string service, HttpMessageHandler handler) => new(handler, service, shapes);

    private static CountingHandler Count(string service, HttpMessageHandler handler) => new(service, handler);

    private HttpClient Keep(HttpClient client)
    {
        clients.Add(client);
        return client;
    }
}

using System.Collections.Concurrent;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Http.Shapes;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.MyAnonamouse;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>The HTTP connections of a deployment, one a service, and what went over them.</summary>
internal sealed class ServiceConnections(IShapeWatch shapes) : IRequestCounts, IDisposable
{
    private readonly ConcurrentDictionary<string, CountingHandler> counters = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<HttpClient> clients = [];

    /// <inheritdoc />
    public IReadOnlyDictionary<string, int> Read() =>
        counters.Where(counter => counter.Value.Count > 0).ToDictionary(counter => counter.Key, counter => counter.Value.Count, StringComparer.Ordinal);

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

    private CountingHandler Count(string service, HttpMessageHandler handler) => counters.GetOrAdd(service, _ => new CountingHandler(handler));

    private HttpClient Keep(HttpClient client)
    {
        clients.Add(client);
        return client;
    }
}

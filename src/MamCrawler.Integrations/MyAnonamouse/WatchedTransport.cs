using MamCrawler.Core.Drift;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Asks through the lane what may be asked, and has the shape of every answer judged that is one: no refusal, no page, no silence.</summary>
internal sealed class WatchedTransport(TrackerTransport transport, IShapeWatch? watch)
{
    /// <inheritdoc cref="TrackerTransport.ReadAsync" />
    public async Task<ServiceAnswer> ReadAsync(
        TrackerRequestKind kind,
        ShapeContract shape,
        Func<HttpRequestMessage> make,
        Func<ServiceAnswer, FaultException?>? inspect,
        CancellationToken cancellationToken
    )
    {
        if (watch is null)
            return await transport.ReadAsync(kind, make, inspect, cancellationToken);
        await watch.RequireAsync(shape, cancellationToken);
        ServiceAnswer? answer = null;
        try
        {
            return await transport.ReadAsync(kind, make, Keep, cancellationToken);
        }
        finally
        {
            if (answer is not null)
                await watch.ObserveAsync(shape, answer.Body, CancellationToken.None);
        }

        FaultException? Keep(ServiceAnswer came)
        {
            var fault = inspect?.Invoke(came);
            // An account that nobody is signed in to is a dead session, not another shape.
            answer = fault is null or StopFaultException { Fault.Name: FaultName.ShapeChanged } ? came : null;
            return fault;
        }
    }
}

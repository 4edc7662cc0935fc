using System.Net;
using MamCrawler.Core.Drift;

namespace MamCrawler.Integrations.Http.Shapes;

/// <summary>
/// Has the shape of a service's answers judged on their way to its client, and asks nothing that is in safe mode. The client gets the body as it came; one that is too large is passed on
/// unjudged, and its reader judges it anyway.
/// </summary>
public sealed class ShapeHandler : DelegatingHandler
{
    /// <summary>The largest body that is judged, in bytes.</summary>
    public const int LargestBody = 2 * 1024 * 1024;

    private readonly string service;
    private readonly IShapeWatch watch;

    /// <param name="inner">Sends.</param>
    /// <param name="service">Who is asked.</param>
    /// <param name="watch">Judges.</param>
    public ShapeHandler(HttpMessageHandler inner, string service, IShapeWatch watch)
        : base(inner) => (this.service, this.watch) = (service, watch);

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (ServiceShapes.Find(service, request.RequestUri?.AbsolutePath ?? "") is not { } shape)
            return await base.SendAsync(request, cancellationToken);
        await watch.RequireAsync(shape, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            return response;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var start = await ReadStartAsync(stream, cancellationToken);
            var whole = start.Length <= LargestBody;
            var content = new StreamContent(whole ? new MemoryStream(start) : new StartedStream(start, stream));
            foreach (var (name, values) in response.Content.Headers)
                content.Headers.TryAddWithoutValidation(name, values);
            response.Content = content;
            if (whole)
                await watch.ObserveAsync(shape, start, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // One byte more than is judged tells a body that ends there from one that goes on.
    private static async Task<byte[]> ReadStartAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var start = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (start.Length <= LargestBody)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, LargestBody + 1 - start.Length)), cancellationToken);
            if (read == 0)
                break;
            start.Write(buffer, 0, read);
        }

        return start.ToArray();
    }
}

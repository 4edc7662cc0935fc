namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>The connections of a tunnel under one reading of its secrets.</summary>
internal sealed class TunnelLane(TunnelOptions options, TunnelTarget target, TunnelCredentials credentials, TimeProvider time) : IDisposable
{
    private readonly HttpMessageInvoker invoker = new(TunnelConnector.CreateHandler(options, credentials.Certificate));
    private readonly TunnelRefusal refusal = new(options, target, credentials.Certificate, time);
    private int answered;

    internal string Fingerprint => credentials.Fingerprint;

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in credentials.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Headers.Host = options.Host ?? request.Headers.Host;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            var response = await ReceiveAsync(request, limit.Token);
            Volatile.Write(ref answered, 1);
            return response;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw refusal.TimedOut(exception);
        }
        catch (HttpRequestException exception)
        {
            // One lost answer on a tunnel that worked is a lost answer; a second in a row is somebody who closes the door.
            throw refusal.Classify(exception, workedBefore: Interlocked.Exchange(ref answered, 0) == 1);
        }
    }

    private async Task<HttpResponseMessage> ReceiveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await invoker.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(options.MaximumAnswerBytes, cancellationToken);
            await refusal.ThrowIfRefusedAsync(response, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        invoker.Dispose();
        credentials.Dispose();
    }
}

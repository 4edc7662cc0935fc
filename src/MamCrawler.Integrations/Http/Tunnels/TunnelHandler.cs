using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>
/// Sends requests through a tunnel. What is refused before the service is reached becomes <see cref="FaultName.TunnelAuthenticationFailed"/>, what does not
/// come through the target's own fault; a 401 or 403 of the service itself is passed on. After any refusal the secrets are read again, and when they have
/// changed the request is sent once more.
/// </summary>
internal sealed class TunnelHandler(TunnelOptions options, TunnelTarget target, ISecretStore secrets, TimeProvider time, ILogger logger) : HttpMessageHandler
{
    private readonly SemaphoreSlim opening = new(1);
    private readonly ResiliencePipeline<HttpResponseMessage> reads = Reads(options);
    private readonly TunnelWatch watch = new(target, time, logger);
    private TunnelLane? lane;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (
            request.RequestUri is not { } uri
            || Uri.Compare(uri, options.BaseAddress, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0
        )
            throw new InvalidOperationException("A request for another host must not go through this tunnel.");
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        try
        {
            // A read may be repeated; a command whose answer was lost may have been carried out.
            var response =
                request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
                    ? await reads.ExecuteAsync(async token => await SendThroughAsync(request, token), cancellationToken)
                    : await SendThroughAsync(request, cancellationToken);
            watch.Answered();
            return response;
        }
        catch (FaultException exception)
        {
            watch.Failed(exception.Fault);
            throw;
        }
    }

    private async Task<HttpResponseMessage> SendThroughAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var current = await OpenAsync(cancellationToken);
        HttpResponseMessage? refused = null;
        try
        {
            var response = await current.SendAsync(request, cancellationToken);
            if (response.StatusCode is not (System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.Forbidden))
                return response;
            refused = response;
        }
        catch (FaultException exception) when (exception.Fault.Name == FaultName.TunnelAuthenticationFailed)
        {
            if (await ReopenAsync(current, cancellationToken) is { } fresh)
                return await fresh.SendAsync(request, cancellationToken);
            throw;
        }
        if (await ReopenAsync(current, cancellationToken) is not { } renewed)
            return refused;
        refused.Dispose();
        return await renewed.SendAsync(request, cancellationToken);
    }

    private async Task<TunnelLane> OpenAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref lane) is { } open)
            return open;
        await opening.WaitAsync(cancellationToken);
        try
        {
            return lane ??= new TunnelLane(options, target, await TunnelCredentials.ReadAsync(options, target, secrets, cancellationToken), time);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>A lane with newer secrets than <paramref name="refused"/> had; null when there are none.</summary>
    private async Task<TunnelLane?> ReopenAsync(TunnelLane refused, CancellationToken cancellationToken)
    {
        await opening.WaitAsync(cancellationToken);
        try
        {
            if (!ReferenceEquals(lane, refused))
                return lane;
            var credentials = await TunnelCredentials.ReadAsync(options, target, secrets, cancellationToken);
            var changed = credentials.Fingerprint != refused.Fingerprint;
            logger.TunnelSecretsReread(target.Service, changed);
            if (!changed)
            {
                credentials.Dispose();
                return null;
            }
            // The old lane is not disposed: another request may still be on it. Its connections close by their idle time.
            return lane = new TunnelLane(options, target, credentials, time);
        }
        finally
        {
            opening.Release();
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> Reads(TunnelOptions options) =>
        options.ReadRetries == 0
            ? ResiliencePipeline<HttpResponseMessage>.Empty
            : new ResiliencePipelineBuilder<HttpResponseMessage>()
                .AddRetry(
                    new RetryStrategyOptions<HttpResponseMessage>
                    {
                        MaxRetryAttempts = options.ReadRetries,
                        Delay = TimeSpan.FromMilliseconds(200),
                        BackoffType = DelayBackoffType.Exponential,
                        // A timeout is not repeated: the caller has waited long enough to be told.
                        ShouldHandle = arguments =>
                            ValueTask.FromResult(arguments.Outcome.Exception is WaitFaultException { InnerException: HttpRequestException }),
                    }
                )
                .Build();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lane?.Dispose();
            opening.Dispose();
        }
        base.Dispose(disposing);
    }
}

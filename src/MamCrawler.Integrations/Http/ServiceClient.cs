using System.Net;
using MamCrawler.Core.Faults;
using Polly;
using Polly.CircuitBreaker;

namespace MamCrawler.Integrations.Http;

/// <summary>
/// Asks one service: waits for its turn in the lane, sends with an honest User-Agent, reads the body within bounds of size and time, repeats what may
/// be repeated, and stops asking a service that is down. Every status comes back as an answer; only silence is a fault here.
/// </summary>
public sealed class ServiceClient
{
    private readonly HttpClient _http;
    private readonly ServiceProfile _profile;
    private readonly RequestPace? _pace;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<ServiceAnswer> _once;
    private readonly ResiliencePipeline<ServiceAnswer> _repeated;
    private long _requests;

    /// <summary>Takes a client whose handlers follow no redirects (<see cref="ServiceHandler"/>), and the lane if the service has one.</summary>
    public ServiceClient(HttpClient http, ServiceProfile profile, RequestPace? pace, TimeProvider time)
    {
        (_http, _profile, _pace, _time) = (http, profile, pace, time);
        _once = ServiceResilience.Once(profile, time);
        _repeated = ServiceResilience.Repeated(profile, time, _once);
    }

    /// <summary>Requests sent so far, repetitions included, for reports.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>The service's name.</summary>
    public string Service => _profile.Service;

    /// <summary>Sends a request, again if it may be.</summary>
    /// <param name="request">Makes the request; called once per try.</param>
    /// <param name="idempotent">True when sending it twice does no harm.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="cost">How many requests the service counts it for.</param>
    /// <exception cref="FaultException">No answer, or none in time, or the service is being left alone.</exception>
    public async Task<ServiceAnswer> SendAsync(Func<HttpRequestMessage> request, bool idempotent, CancellationToken cancellationToken, int cost = 1)
    {
        try
        {
            return await (idempotent ? _repeated : _once).ExecuteAsync(async token => await TryAsync(request, cost, token), cancellationToken);
        }
        catch (BrokenCircuitException exception)
        {
            throw new WaitFaultException(
                _profile.Unreachable,
                Service,
                $"{Service} failed too often just now and is left alone for a while. {_profile.Advice}",
                exception.RetryAfter ?? _profile.BreakFor,
                exception
            );
        }
    }

    private async Task<ServiceAnswer> TryAsync(Func<HttpRequestMessage> request, int cost, CancellationToken cancellationToken)
    {
        using var turn = _pace is null ? null : await _pace.EnterAsync(cancellationToken, cost);
        using var message = request();
        message.Headers.UserAgent.Clear();
        message.Headers.TryAddWithoutValidation("User-Agent", _profile.UserAgent);
        // Real time on purpose: a virtual clock says nothing about how long a socket may take.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_profile.AttemptTimeout);
        try
        {
            Interlocked.Increment(ref _requests);
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            var body = await BoundedContent.TryReadAsync(response, _profile.MaxBodyBytes, timeout.Token);
            var answer = AnswerOf(response, body);
            if (answer.Status == HttpStatusCode.TooManyRequests)
                _pace?.SlowDown(answer.RetryAfter);
            return answer;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Silence($"did not answer within {_profile.AttemptTimeout.TotalSeconds:0.#} s", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Silence($"could not be reached ({Redaction.Clean(exception.Message)})", exception);
        }
    }

    private ServiceAnswer AnswerOf(HttpResponseMessage response, byte[]? body) =>
        new()
        {
            Service = Service,
            Status = response.StatusCode,
            Body = body ?? [],
            TooLarge = body is null,
            ContentType = response.Content.Headers.ContentType?.MediaType ?? "",
            RetryAfter = RetryAfterHeader.Read(response.Headers, _time),
            Headers = response
                .Headers.NonValidated.SelectMany(static header => header.Value, static (header, value) => (header.Key, value))
                .ToLookup(static pair => pair.Key, static pair => pair.value, StringComparer.OrdinalIgnoreCase),
        };

    // The exception's own text may quote an address with its query; the fault keeps no inner exception that a log would print in full.
    private WaitFaultException Silence(string what, Exception exception) =>
        new(
            _profile.Unreachable,
            Service,
            $"{Service} {what}. Nothing was concluded from it. {_profile.Advice}",
            innerException: new IOException(exception.GetType().Name)
        );
}

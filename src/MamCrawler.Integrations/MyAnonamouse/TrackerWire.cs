using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Puts one request on the wire: one User-Agent, one cookie, a bounded answer. Counts what it sends.</summary>
internal sealed class TrackerWire(HttpClient http, MyAnonamouseOptions options, TimeProvider time)
{
    private const int MaxJsonBytes = 16 * 1024 * 1024;
    private readonly long[] _counts = new long[Enum.GetValues<TrackerRequestKind>().Length];

    /// <summary>What was sent so far.</summary>
    public TrackerRequestCounts Counts =>
        new(
            Count(TrackerRequestKind.Egress),
            Count(TrackerRequestKind.Search),
            Count(TrackerRequestKind.User),
            Count(TrackerRequestKind.Row),
            Count(TrackerRequestKind.Download)
        );

    /// <summary>Asks with the session. A rotation is returned even when the rest of the answer was lost.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="make">Makes the request.</param>
    /// <param name="session">The session's value.</param>
    /// <param name="turn">The turn in the lane; a request is not begun when it is over.</param>
    /// <param name="cut">Ends the request.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public async Task<(ServiceAnswer? Answer, string? Rotated, WaitFaultException? Silence)> AskAsync(
        TrackerRequestKind kind,
        Func<HttpRequestMessage> make,
        Secret? session,
        LaneTurn turn,
        CancellationToken cut,
        CancellationToken cancellationToken
    )
    {
        using var request = make();
        // Without a body .NET sends a request up to three times more, at once, when the connection ends before an answer: against the pace, and a second fetch.
        request.Content = new LeasedContent(request.Content ?? new ByteArrayContent([]), turn);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        if (session is not null)
            request.Headers.TryAddWithoutValidation("Cookie", $"{SessionCookie.Name}={session.Reveal()}");
        Interlocked.Increment(ref _counts[(int)kind]);
        string? rotated = null;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cut);
            var headers = response
                .Headers.NonValidated.SelectMany(static header => header.Value, static (header, value) => (header.Key, value))
                .ToLookup(static pair => pair.Key, static pair => pair.value, StringComparer.OrdinalIgnoreCase);
            rotated = SessionCookie.Read(headers["Set-Cookie"]);
            var body = await BoundedContent.TryReadAsync(response, kind == TrackerRequestKind.Download ? Torrent.MaximumBytes : MaxJsonBytes, cut);
            return (AnswerOf(response, headers, body), rotated, null);
        }
        catch (OperationCanceledException)
        {
            // Also when the caller gave up: a rotation that came with the headers must be kept all the same.
            return (
                null,
                rotated,
                Silent(
                    cancellationToken.IsCancellationRequested ? "was not waited for" : $"did not answer within {options.Lane.RequestTimeout.TotalSeconds:0.#} s"
                )
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            if (request.Content is LeasedContent { Refused: true })
                return (null, null, Silent("was not asked, because the lease on the lane ran out before the request left"));
            return (null, rotated, Silent($"could not be reached ({Redaction.Clean(exception.Message, session)})"));
        }
    }

    private static WaitFaultException Silent(string what) =>
        new(
            FaultName.TrackerUnreachable,
            MyAnonamouseOptions.Service,
            $"The tracker {what}. Nothing was concluded from it; check the connection (and the tunnel, if there is one). The work is tried again by itself."
        );

    private long Count(TrackerRequestKind kind) => Interlocked.Read(ref _counts[(int)kind]);

    private ServiceAnswer AnswerOf(HttpResponseMessage response, ILookup<string, string> headers, byte[]? body) =>
        new()
        {
            Service = MyAnonamouseOptions.Service,
            Status = response.StatusCode,
            Body = body ?? [],
            TooLarge = body is null,
            ContentType = response.Content.Headers.ContentType?.MediaType ?? "",
            RetryAfter = RetryAfterHeader.Read(response.Headers, time),
            Headers = headers,
        };
}

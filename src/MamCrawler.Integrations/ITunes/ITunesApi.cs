using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.ITunes;

/// <summary>Searches the store for audiobooks, in one paced lane.</summary>
internal sealed class ITunesApi(ITunesOptions options, HttpClient http, RequestPace pace, TimeProvider time)
{
    public const string Service = "iTunes";

    private readonly ServiceClient _client = new(
        http,
        new ServiceProfile
        {
            Service = Service,
            Unreachable = FaultName.WitnessUnavailable,
            Advice = "The other providers go on without it; it is asked again later.",
            AttemptTimeout = options.Timeout,
            MaxBodyBytes = 4 * 1024 * 1024,
        },
        pace,
        time
    );

    public long Requests => _client.Requests;

    /// <summary>The audiobooks that the words find, the store's best first.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<IReadOnlyList<ITunesAudiobook>> SearchAsync(string words, CancellationToken cancellationToken)
    {
        const string Asked = "audiobooks found by words";
        var target =
            $"search?term={Uri.EscapeDataString(words)}&country={options.Country.ToUpperInvariant()}&media=audiobook&entity=audiobook&limit={options.Rows}";
        var answer = await _client.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, new Uri(options.BaseAddress, target)),
            idempotent: true,
            cancellationToken
        );
        if (answer.Status == HttpStatusCode.Forbidden)
        {
            // It says "too many" with 403 as often as with 429, and only the latter is known to everybody.
            pace.SlowDown(answer.RetryAfter);
            throw WitnessFaults.RateLimited(answer, "refused the request (403), which is how it asks for fewer");
        }

        // The media type is text/javascript, so only the body tells whether it is JSON.
        using var document = WitnessFaults.Demand(answer, Asked).ReadObject(Asked);
        return ITunesReader.ReadAll(document.RootElement);
    }
}

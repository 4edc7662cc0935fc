using System.Net.Http.Json;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>Sends queries: at most five top-level ones a request, each counted, within pace and quota.</summary>
internal sealed class HardcoverApi(HardcoverOptions options, HttpClient http, ISecretStore secrets, RequestPace pace, TimeProvider time)
{
    public const string Service = "Hardcover";

    /// <summary>Top-level queries that one request may hold.</summary>
    public const int MostQueries = 5;

    private readonly ServiceClient _client = new(
        http,
        new ServiceProfile
        {
            Service = Service,
            Unreachable = FaultName.WitnessUnavailable,
            Advice = "What it knows is used as it was last heard; it is asked again later.",
            AttemptTimeout = options.Timeout,
            MaxBodyBytes = 16 * 1024 * 1024,
        },
        pace,
        time
    );

    private readonly HardcoverBudget _budget = new(options.DailyReserve, time);

    public long Requests => _client.Requests;

    /// <summary>Top-level queries left today; null when the service did not say.</summary>
    public int? LeftToday => _budget.LeftToday;

    /// <summary>The token; null when there is none.</summary>
    public async Task<Secret?> TokenAsync(CancellationToken cancellationToken)
    {
        var token = (await secrets.GetAsync(options.TokenSecret, cancellationToken))?.Reveal().Trim() ?? "";
        // People copy the whole header, which the service's own page shows with the word in front.
        if (token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            token = token["Bearer ".Length..].Trim();
        return token.Length > 0 ? new Secret(token) : null;
    }

    /// <summary>The data of a request with one or more top-level queries. The caller disposes it.</summary>
    /// <param name="queries">The queries, at most five.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="kept">Queries of the day that are left to more important work, beside the reserve.</param>
    /// <param name="sent">Is told how many queries were sent, with each try.</param>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<JsonDocument> AskAsync(
        IReadOnlyList<string> queries,
        Secret token,
        CancellationToken cancellationToken,
        int kept = 0,
        Action<int>? sent = null
    )
    {
        _budget.Demand(queries.Count, kept);
        var text = $"query{{{string.Join(' ', queries)}}}";
        var answer = await _client.SendAsync(
            () =>
            {
                sent?.Invoke(queries.Count);
                var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.BaseAddress, "v1/graphql"))
                {
                    Content = JsonContent.Create(new { query = text }),
                };
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Reveal()}");
                return request;
            },
            idempotent: true,
            cancellationToken,
            queries.Count
        );
        _budget.Note(answer);
        return HardcoverRefusal.ReadData(answer);
    }
}

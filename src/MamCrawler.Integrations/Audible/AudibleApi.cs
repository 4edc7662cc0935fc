using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audible;

/// <summary>The requests of the public catalogue that this program makes, in one paced lane.</summary>
internal sealed class AudibleApi(AudibleOptions options, HttpClient http, RequestPace pace, TimeProvider time)
{
    public const string Service = "Audible";

    /// <summary>Products that one request can name, and rows that one page can hold.</summary>
    public const int MostAtOnce = 50;

    private const string Groups = "contributors,media,product_attrs,product_desc,product_details,product_extended_attrs,relationships,series";

    /// <summary>What only metadata needs besides.</summary>
    private const string Genres = ",category_ladders";

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

    public long Requests => _client.Requests;

    /// <summary>The products of up to 50 ASINs; one that is unknown is absent.</summary>
    public Task<IReadOnlyList<AudibleProduct>> ReadAsync(IReadOnlyList<string> asins, CancellationToken cancellationToken) =>
        AskAsync($"asins={string.Join(',', asins)}", $"{asins.Count} products", cancellationToken);

    /// <summary>The same with their descriptions, genres and covers.</summary>
    public Task<IReadOnlyList<AudibleProduct>> ReadWholeAsync(IReadOnlyList<string> asins, CancellationToken cancellationToken) =>
        AskAsync($"asins={string.Join(',', asins)}", $"{asins.Count} products", cancellationToken, Genres);

    /// <summary>Products found by words, the first 50.</summary>
    public Task<IReadOnlyList<AudibleProduct>> SearchAsync(string words, CancellationToken cancellationToken, int results = MostAtOnce) =>
        AskAsync(
            $"keywords={Uri.EscapeDataString(words)}&num_results={results}&page=0&products_sort_by=Relevance",
            "products found by words",
            cancellationToken
        );

    /// <summary>A page (from 0) of an author's products, and how many there are.</summary>
    public async Task<(IReadOnlyList<AudibleProduct> Products, int Rows, long Total)> ReadAuthorAsync(
        string name,
        int page,
        CancellationToken cancellationToken
    )
    {
        const string Asked = "products of an author";
        using var document = (
            await SendAsync($"author={Uri.EscapeDataString(name)}&num_results={MostAtOnce}&page={page}&products_sort_by=-ReleaseDate", Asked, cancellationToken)
        ).ReadObject(Asked);
        var products = AudibleProductReader.ReadAll(document.RootElement, whole: false);
        return (products, document.RootElement.Items("products").Count(), document.RootElement.Whole("total_results") ?? 0);
    }

    private async Task<IReadOnlyList<AudibleProduct>> AskAsync(string query, string asked, CancellationToken cancellationToken, string more = "")
    {
        using var document = (await SendAsync(query, asked, cancellationToken, more)).ReadObject(asked);
        return AudibleProductReader.ReadAll(document.RootElement, whole: more.Length > 0);
    }

    private async Task<ServiceAnswer> SendAsync(string query, string asked, CancellationToken cancellationToken, string more = "") =>
        WitnessFaults.Demand(
            await _client.SendAsync(
                () => new HttpRequestMessage(HttpMethod.Get, new Uri(options.BaseAddress, $"1.0/catalog/products?{query}&response_groups={Groups}{more}")),
                idempotent: true,
                cancellationToken
            ),
            asked
        );
}

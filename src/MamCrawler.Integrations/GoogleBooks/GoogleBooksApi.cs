using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.GoogleBooks;

/// <summary>Queries volumes, within pace and quota. The key goes in a header: an address may be logged.</summary>
internal sealed class GoogleBooksApi(GoogleBooksOptions options, HttpClient http, ISecretStore secrets, RequestPace pace, TimeProvider time)
{
    public const string Service = "Google Books";

    /// <summary>How often a query is tried in all: each try counts against the day's quota.</summary>
    public const int Tries = 2;

    private const string Fields =
        "totalItems,items(id,volumeInfo(title,subtitle,authors,publisher,publishedDate,description,industryIdentifiers,categories,language,imageLinks))";

    private readonly ServiceClient _client = new(
        http,
        new ServiceProfile
        {
            Service = Service,
            Unreachable = FaultName.WitnessUnavailable,
            Advice = "The other providers go on without it; it is asked again later.",
            AttemptTimeout = options.Timeout,
            MaxBodyBytes = 4 * 1024 * 1024,
            Tries = Tries,
        },
        pace,
        time
    );

    public long Requests => _client.Requests;

    /// <summary>The volumes with an ISBN.</summary>
    /// <exception cref="FaultException">There is no key, or it could not be asked.</exception>
    public Task<IReadOnlyList<GoogleBooksVolume>> FindIsbnAsync(string isbn, CancellationToken cancellationToken) =>
        AskAsync($"isbn:{isbn}", cancellationToken);

    /// <summary>The volumes that a title and an author find.</summary>
    /// <exception cref="FaultException">There is no key, or it could not be asked.</exception>
    public Task<IReadOnlyList<GoogleBooksVolume>> SearchAsync(string title, string? author, CancellationToken cancellationToken) =>
        AskAsync(author is null ? $"intitle:{Quoted(title)}" : $"intitle:{Quoted(title)} inauthor:{Quoted(author)}", cancellationToken);

    private static string Quoted(string text) => $"\"{text.Replace('"', ' ').Trim()}\"";

    private async Task<IReadOnlyList<GoogleBooksVolume>> AskAsync(string query, CancellationToken cancellationToken)
    {
        const string Asked = "a list of volumes";
        var key = await KeyAsync(cancellationToken) ?? throw NoKey();
        var target =
            $"books/v1/volumes?q={Uri.EscapeDataString(query)}&maxResults={options.Rows}&printType=books&country={options.Country.ToUpperInvariant()}&fields={Uri.EscapeDataString(Fields)}";
        var answer = await _client.SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.BaseAddress, target));
                request.Headers.TryAddWithoutValidation("X-Goog-Api-Key", key.Reveal());
                return request;
            },
            idempotent: true,
            cancellationToken
        );
        if (!answer.IsSuccess)
            throw GoogleBooksRefusal.Of(answer, options.KeySecret, time.GetUtcNow());
        using var document = WitnessFaults.Demand(answer, Asked).ReadObject(Asked);
        return GoogleBooksReader.ReadAll(document.RootElement);
    }

    /// <summary>The key; null when there is none, or what is kept cannot be one.</summary>
    public async Task<Secret?> KeyAsync(CancellationToken cancellationToken)
    {
        var key = (await secrets.GetAsync(options.KeySecret, cancellationToken))?.Reveal().Trim() ?? "";
        return key.Length > 0 && key.All(static character => character is > ' ' and < '\u007f') ? new Secret(key) : null;
    }

    /// <summary>What it means that there is no key, and what to do.</summary>
    public static string WithoutKey(string secret) =>
        $"There is no key for {Service}, so it is not asked: without one its quota is zero. The other providers go on without it. Make one in Google's cloud console, and keep it with: mamcrawler secret set {secret}";

    private AskPersonFaultException NoKey() => new(FaultName.NotConfigured, Service, WithoutKey(options.KeySecret));
}

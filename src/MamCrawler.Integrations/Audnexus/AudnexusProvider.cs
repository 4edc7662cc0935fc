using System.Net;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audnexus;

/// <summary>Audnexus: a book's facts by its ASIN. It keeps at most two series of a book.</summary>
public sealed class AudnexusProvider : IMetadataProvider, IDisposable
{
    private const string Service = "Audnexus";
    private readonly AudnexusOptions _options;
    private readonly RequestPace _pace;
    private readonly ServiceClient _client;

    /// <summary>Takes a client made by <see cref="ServiceHandler"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what.</exception>
    public AudnexusProvider(AudnexusOptions options, HttpClient http, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        _options = options;
        _pace = new RequestPace(options.Pace, time);
        var profile = new ServiceProfile
        {
            Service = Service,
            Unreachable = FaultName.WitnessUnavailable,
            AttemptTimeout = options.Timeout,
            MaxBodyBytes = 2 * 1024 * 1024,
        };
        _client = new ServiceClient(http, profile, _pace, time);
    }

    /// <inheritdoc />
    public string Name => Service;

    /// <inheritdoc />
    public string Catalogue => _options.Region;

    /// <summary>Not series: it keeps at most two of a book (external-apis.md C.5). Not description, cover, date and genres: those are others' (rules.md 7).</summary>
    public IReadOnlySet<MetadataField> States { get; } =
        new HashSet<MetadataField>
        {
            MetadataField.Subtitle,
            MetadataField.Narrators,
            MetadataField.Isbn,
            MetadataField.Language,
            MetadataField.Publisher,
            MetadataField.Abridged,
            MetadataField.Asin,
        };

    /// <summary>Requests made so far, for reports.</summary>
    public long Requests => _client.Requests;

    /// <inheritdoc />
    public bool CanBeAsked(MetadataQuestion question) => IdOf(question.Asin) is not null;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, IReadOnlyList<BookFacts>>(StringComparer.Ordinal);
        foreach (var question in questions)
            if (IdOf(question.Asin) is { } id && await FindAsync(id, cancellationToken) is { } facts)
                found[question.ItemId] = [facts];
        return found;
    }

    /// <summary>Asks the service for its health.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        WitnessFaults.Demand(await SendAsync("health", cancellationToken), "its health");
        return new ServiceProbe(Service, "", [$"Books are looked up in the region {_options.Region}."]);
    }

    /// <inheritdoc />
    public void Dispose() => _pace.Dispose();

    private static string? IdOf(string? asin) => asin?.Trim().ToUpperInvariant() is { Length: 10 } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;

    private async Task<BookFacts?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await SendAsync($"books/{id}?region={_options.Region}", cancellationToken);
        // Not known, not in this region, not a book (a podcast), no ASIN by its own measure: each is an answer.
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest && IsOwnError(answer))
            return null;
        using var book = WitnessFaults.Demand(answer, "a book").ReadObject("a book");
        return Read(id, book.RootElement);
    }

    private Task<ServiceAnswer> SendAsync(string target, CancellationToken cancellationToken) =>
        _client.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, new Uri(_options.BaseAddress, target)), idempotent: true, cancellationToken);

    private static bool IsOwnError(ServiceAnswer answer)
    {
        using var error = answer.ReadObject("an error");
        return error.RootElement.Member("error") is not null;
    }

    private static BookFacts Read(string asin, JsonElement book) =>
        new()
        {
            Asin = asin,
            Title = book.Text("title") ?? throw ShapeFault.Make(Service, "a book with a title", "one without"),
            Subtitle = book.Text("subtitle"),
            Authors = book.Texts("authors"),
            Narrators = book.Texts("narrators"),
            Series =
            [
                .. new[] { book.Member("seriesPrimary"), book.Member("seriesSecondary") }
                    .OfType<JsonElement>()
                    .Where(static series => series.Text("name") is not null)
                    .Select(static series => new SeriesMembership(series.Text("name")!, SequenceText.Parse(series.Text("position")))),
            ],
            Duration = book.Whole("runtimeLengthMin") is > 0 and < 100_000 and var minutes ? TimeSpan.FromMinutes(minutes) : null,
            Language = book.Text("language"),
            Abridged = book.Text("formatType")?.ToLowerInvariant() switch
            {
                "abridged" => true,
                "unabridged" => false,
                _ => null,
            },
            ReleaseDate = book.Date("releaseDate"),
            Publisher = book.Text("publisherName"),
            Isbn = book.Text("isbn"),
        };
}

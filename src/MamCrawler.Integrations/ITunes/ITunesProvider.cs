using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Catalogues;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.ITunes;

/// <summary>The audiobooks of the iTunes store, found by title and author: it knows neither ASIN nor ISBN. Keeps nothing between calls but the pace.</summary>
public sealed class ITunesProvider : IMetadataProvider, IDisposable
{
    private const int MostCandidates = 10;

    private readonly ITunesOptions _options;
    private readonly RequestPace _pace;
    private readonly ITunesApi _api;

    /// <summary>Takes a client made by <see cref="ServiceHandler"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what.</exception>
    public ITunesProvider(ITunesOptions options, HttpClient http, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        _options = options;
        _pace = new RequestPace(options.Pace, time);
        _api = new ITunesApi(options, http, _pace, time);
    }

    /// <inheritdoc />
    public string Name => "ITunes";

    /// <inheritdoc />
    public IReadOnlySet<MetadataField> States => CatalogueFields.States;

    /// <inheritdoc />
    public string Catalogue => _options.Country;

    /// <summary>Requests made so far, for reports.</summary>
    public long Requests => _api.Requests;

    /// <inheritdoc />
    public bool CanBeAsked(MetadataQuestion question) => CatalogueQuestion.Of(question).HasWords;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, IReadOnlyList<BookFacts>>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var words = CatalogueQuestion.Of(question);
            if (!words.HasWords)
                continue;
            var rows = await _api.SearchAsync($"{words.Title} {words.Author}", cancellationToken);
            found[question.ItemId] = [.. rows.Where(row => words.MayBe(row.Title, null, AuthorsOf(row))).Take(MostCandidates).Select(FactsOf)];
        }

        return found;
    }

    /// <summary>Asks the store for one audiobook.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var rows = await _api.SearchAsync("the", cancellationToken);
        return new ServiceProbe(
            ITunesApi.Service,
            "",
            [
                rows.Count > 0
                    ? $"Audiobooks are looked up in the store of the country {_options.Country}."
                    : $"The store of the country {_options.Country} found nothing for an everyday word; check the country.",
            ]
        );
    }

    /// <inheritdoc />
    public void Dispose() => _pace.Dispose();

    private static string[] AuthorsOf(ITunesAudiobook row) => row.Author is { } author ? [author] : [];

    private static BookFacts FactsOf(ITunesAudiobook row) =>
        new()
        {
            Title = row.Title,
            Authors = AuthorsOf(row),
            Language = WrittenLanguage.Of(row.Description),
            Abridged = TitleReading.Read(row.Title).Abridged,
            ReleaseDate = row.Released?.Day,
            Description = row.Description,
            Genres = row.Genre is { } genre ? [genre] : [],
            Cover = row.Cover,
        };
}

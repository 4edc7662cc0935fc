using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Catalogues;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.GoogleBooks;

/// <summary>Google Books: by ISBN, and by title and author where that finds nothing. Needs a key. Keeps nothing between calls but the pace.</summary>
public sealed class GoogleBooksProvider : IMetadataProvider, IDisposable
{
    private const int MostCandidates = 10;

    private readonly GoogleBooksOptions _options;
    private readonly RequestPace _pace;
    private readonly GoogleBooksApi _api;

    /// <summary>Takes a client made by <see cref="ServiceHandler"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what.</exception>
    public GoogleBooksProvider(GoogleBooksOptions options, HttpClient http, ISecretStore secrets, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        _options = options;
        _pace = new RequestPace(options.Pace, time);
        _api = new GoogleBooksApi(options, http, secrets, _pace, time);
    }

    /// <inheritdoc />
    public string Name => "GoogleBooks";

    /// <inheritdoc />
    public IReadOnlySet<MetadataField> States => CatalogueFields.States;

    /// <inheritdoc />
    public string Catalogue => _options.Country;

    /// <inheritdoc />
    public int? RequestsPerDay => _options.QueriesPerDay;

    /// <summary>By ISBN and by title, each perhaps repeated.</summary>
    public int RequestsPerCall => 2 * GoogleBooksApi.Tries;

    /// <summary>Requests made so far, for reports.</summary>
    public long Requests => _api.Requests;

    /// <inheritdoc />
    public bool CanBeAsked(MetadataQuestion question) => CatalogueQuestion.Of(question) is { Isbn: not null } or { HasWords: true };

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, IReadOnlyList<BookFacts>>(StringComparer.Ordinal);
        foreach (var question in questions)
            found[question.ItemId] = await FindAsync(CatalogueQuestion.Of(question), cancellationToken);
        return found;
    }

    /// <summary>Without a key nothing is asked: the quota without one is zero.</summary>
    public async Task<string?> FindOffReasonAsync(CancellationToken cancellationToken) =>
        await _api.KeyAsync(cancellationToken) is null ? GoogleBooksApi.WithoutKey(_options.KeySecret) : null;

    /// <summary>Asks for one volume: shows whether the key is accepted.</summary>
    /// <exception cref="FaultException">There is no key, or it could not be asked.</exception>
    public async Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        await _api.SearchAsync("the", null, cancellationToken);
        return new ServiceProbe(GoogleBooksApi.Service, "", [$"The key is accepted; at most {_options.QueriesPerDay} queries a day are made with it."]);
    }

    /// <inheritdoc />
    public void Dispose() => _pace.Dispose();

    private async Task<IReadOnlyList<BookFacts>> FindAsync(CatalogueQuestion question, CancellationToken cancellationToken)
    {
        var volumes = question.Isbn is { } isbn ? MayBe(await _api.FindIsbnAsync(isbn, cancellationToken)) : [];
        // The ISBN in a library may be that of another book; then only the title finds the right one.
        if (question.HasWords && volumes.Count == 0)
            volumes = MayBe(await _api.SearchAsync(question.Title, question.Author, cancellationToken));
        return [.. volumes.Take(MostCandidates).Select(volume => FactsOf(volume, question))];

        List<GoogleBooksVolume> MayBe(IReadOnlyList<GoogleBooksVolume> found) =>
            [.. found.Where(volume => question.MayBe(volume.Title, volume.Subtitle, volume.Authors))];
    }

    private static BookFacts FactsOf(GoogleBooksVolume volume, CatalogueQuestion question) =>
        new()
        {
            Title = volume.Title,
            Subtitle = volume.Subtitle,
            Authors = volume.Authors,
            Publisher = volume.Publisher,
            Language = volume.Language ?? WrittenLanguage.Of(volume.Description),
            Isbn = volume.Isbns.FirstOrDefault(isbn => question.Isbn is { } asked && IsbnText.Of(isbn) == asked) ?? volume.Isbns.FirstOrDefault(),
            ReleaseDate = volume.Published?.Day,
            Description = WrittenLanguage.Agreeing(volume.Description, volume.Language),
            Genres = volume.Categories,
            Cover = volume.Cover,
        };
}

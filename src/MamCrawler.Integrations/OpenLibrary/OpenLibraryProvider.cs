using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Catalogues;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.OpenLibrary;

/// <summary>
/// Open Library: by ISBN, and by title and author where that finds nothing. Its lists of works hold translations and study guides; it corroborates what other providers say,
/// and is never asked what an author has written. Keeps nothing between calls but the pace.
/// </summary>
public sealed class OpenLibraryProvider : IMetadataProvider, IDisposable
{
    private readonly OpenLibraryOptions _options;
    private readonly RequestPace _pace;
    private readonly OpenLibraryApi _api;

    /// <summary>Takes a client made by <see cref="ServiceHandler"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what.</exception>
    public OpenLibraryProvider(OpenLibraryOptions options, HttpClient http, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        _options = options;
        _pace = new RequestPace(options.Pace, time);
        _api = new OpenLibraryApi(options, http, _pace, time);
    }

    /// <inheritdoc />
    public string Name => "OpenLibrary";

    /// <inheritdoc />
    public IReadOnlySet<MetadataField> States => CatalogueFields.States;

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
            found[question.ItemId] =
            [
                .. (await FindAsync(CatalogueQuestion.Of(question), cancellationToken)).Select(work => FactsOf(work, LanguageTag.Of(question.Language))),
            ];
        return found;
    }

    /// <summary>Asks for one work.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        await _api.SearchAsync("the", null, cancellationToken);
        return new ServiceProbe(OpenLibraryApi.Service, "", ["Books are looked up by ISBN, else by title and author."]);
    }

    /// <inheritdoc />
    public void Dispose() => _pace.Dispose();

    private async Task<IReadOnlyList<OpenLibraryWork>> FindAsync(CatalogueQuestion question, CancellationToken cancellationToken)
    {
        var works = new List<OpenLibraryWork>();
        if (question.Isbn is { } isbn && await _api.FindIsbnAsync(isbn, cancellationToken) is { } edition && MayBe(edition))
            works.Add(edition);
        // The ISBN in a library may be that of another book; then only the title finds the right one.
        if (question.HasWords && works.Count == 0)
            works.AddRange((await _api.SearchAsync(question.Title, question.Author, cancellationToken)).Where(MayBe));
        // A row has no description; only the work has.
        var found = new List<OpenLibraryWork>();
        foreach (var work in works.Take(_options.WorksPerBook))
            found.Add(await _api.CompleteAsync(work, cancellationToken));
        return found;

        bool MayBe(OpenLibraryWork work) => question.MayBe(work.Title, work.Subtitle, work.Authors);
    }

    private static BookFacts FactsOf(OpenLibraryWork work, LanguageTag wanted)
    {
        var language = LanguageOf(work, wanted);
        return new()
        {
            Title = work.Title,
            Subtitle = work.Subtitle,
            Authors = work.Authors,
            Isbn = work.Isbn,
            Language = language,
            ReleaseDate = work.Published?.Day,
            Description = WrittenLanguage.Agreeing(work.Description, language),
            Genres = work.Subjects,
            Cover = work.CoverId is { } cover ? new Uri($"https://covers.openlibrary.org/b/id/{cover}-L.jpg") : null,
        };
    }

    // A work that was translated has many languages: that of the book, when it is among them.
    private static string? LanguageOf(OpenLibraryWork work, LanguageTag wanted) =>
        work.Languages.FirstOrDefault(language => wanted.IsKnown && LanguageTag.Of(language) == wanted)
        ?? work.Languages.FirstOrDefault(_ => wanted.IsKnown || work.Languages.Count == 1)
        ?? WrittenLanguage.Of(work.Description);
}

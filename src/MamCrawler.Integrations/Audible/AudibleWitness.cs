using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audible;

/// <summary>
/// Audible's public catalogue: a witness of what series contain and what authors have written, and a provider of a recording's facts. One lane for all. Keeps nothing between
/// calls.
/// </summary>
public sealed class AudibleWitness : ISeriesWitness, IAuthorWitness, IMetadataProvider, IDisposable
{
    private readonly AudibleOptions _options;
    private readonly TimeProvider _time;
    private readonly RequestPace _pace;
    private readonly AudibleApi _api;

    /// <summary>Takes a client made by <see cref="ServiceHandler"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what.</exception>
    public AudibleWitness(AudibleOptions options, HttpClient http, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        (_options, _time) = (options, time);
        _pace = new RequestPace(options.Pace, time);
        _api = new AudibleApi(options, http, _pace, time);
    }

    /// <summary>Its name in evidence and in provenance.</summary>
    public string Name => AudibleApi.Service;

    /// <inheritdoc />
    public IReadOnlySet<MetadataField> States => AudibleFacts.States;

    /// <summary>Each country has a catalogue and an address of its own.</summary>
    public string Catalogue => _options.BaseAddress.Host;

    /// <inheritdoc />
    public int AtOnce => AudibleApi.MostAtOnce;

    /// <summary>Requests made so far, for reports.</summary>
    public long Requests => _api.Requests;

    /// <inheritdoc />
    public async Task<IReadOnlyList<WitnessAnswer>> AskSeriesAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = new List<WitnessAnswer>(questions.Count);
        foreach (var some in questions.Chunk(AudibleApi.MostAtOnce))
            answers.AddRange(await new AudibleSeriesAsking(_api, _options, _time).AskAsync(some, cancellationToken));
        return answers;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<WitnessAnswer>> AskAuthorsAsync(IReadOnlyList<AuthorQuestion> questions, CancellationToken cancellationToken) =>
        new AudibleAuthorAsking(_api, _options, _time).AskAsync(questions, cancellationToken);

    /// <inheritdoc />
    public bool CanBeAsked(MetadataQuestion question) => AudibleAsin.Of(question.Asin) is not null;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var asked = questions.Where(CanBeAsked).ToLookup(question => AudibleAsin.Of(question.Asin)!, question => question.ItemId, StringComparer.Ordinal);
        var found = new Dictionary<string, IReadOnlyList<BookFacts>>(StringComparer.Ordinal);
        foreach (var some in asked.Select(question => question.Key).Chunk(AudibleApi.MostAtOnce))
        foreach (var product in await _api.ReadWholeAsync(some, cancellationToken))
            if (!product.IsNoBook)
                foreach (var item in asked[product.Asin])
                    found[item] = [AudibleFacts.Of(product)];
        return found;
    }

    /// <summary>Asks the catalogue for one product.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var found = await _api.SearchAsync("the", cancellationToken, results: 1);
        return new ServiceProbe(
            AudibleApi.Service,
            "",
            [
                found.Count > 0
                    ? $"The catalogue at {_options.BaseAddress.Host} answers."
                    : $"The catalogue at {_options.BaseAddress.Host} answers, but found nothing for an everyday word; check that it is Audible.",
            ]
        );
    }

    /// <inheritdoc />
    public void Dispose() => _pace.Dispose();
}

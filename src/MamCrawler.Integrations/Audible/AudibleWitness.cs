using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audible;

/// <summary>Audible's public catalogue as a witness of what series contain and what authors have written. Keeps nothing between calls.</summary>
public sealed class AudibleWitness : ISeriesWitness, IAuthorWitness, IDisposable
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

    /// <inheritdoc cref="ISeriesWitness.Name" />
    public string Name => AudibleApi.Service;

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

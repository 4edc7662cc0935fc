using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>
/// Hardcover: a witness of what series contain, and a provider of metadata. One lane and one quota for both. Without a token it says nothing. Keeps nothing between calls but
/// pace and quota.
/// </summary>
public sealed class HardcoverWitness : ISeriesWitness, IMetadataProvider, IDisposable
{
    private const int Tries = 3;
    private const int QuestionsAtOnce = 50;

    private readonly HardcoverOptions _options;
    private readonly TimeProvider _time;
    private readonly RequestPace _pace;
    private readonly HardcoverApi _api;
    private long _queries;

    /// <summary>Takes a client made by <see cref="ServiceHandler"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what.</exception>
    public HardcoverWitness(HardcoverOptions options, HttpClient http, ISecretStore secrets, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        (_options, _time) = (options, time);
        _pace = new RequestPace(options.Pace, time);
        _api = new HardcoverApi(options, http, secrets, _pace, time);
    }

    /// <summary>Its name in evidence and in provenance.</summary>
    public string Name => HardcoverApi.Service;

    /// <summary>Requests made so far, for reports.</summary>
    public long Requests => _api.Requests;

    /// <summary>The list of books that the token's owner wants to read.</summary>
    public IWishSource WantToRead => new HardcoverWantToRead(_api, NoToken);

    /// <summary>Series only (rules.md 7); the rest tells books apart.</summary>
    public IReadOnlySet<MetadataField> States { get; } = new HashSet<MetadataField> { MetadataField.Series };

    /// <inheritdoc />
    public int AtOnce => QuestionsAtOnce;

    /// <inheritdoc />
    public int? RequestsPerDay => _options.MetadataPerDay;

    /// <inheritdoc />
    public int RequestsPerCall => HardcoverBookAsking.Queries * Tries;

    /// <summary>Top-level queries sent for metadata, which is what the quota counts.</summary>
    long IMetadataProvider.Requests => Interlocked.Read(ref _queries);

    /// <inheritdoc />
    public bool CanBeAsked(MetadataQuestion question) =>
        question.Asin is not null || question.Isbn is not null || (question.Authors.Count > 0 && !string.IsNullOrWhiteSpace(question.Title));

    /// <inheritdoc />
    public async Task<string?> FindOffReasonAsync(CancellationToken cancellationToken) =>
        await _api.TokenAsync(cancellationToken) is null
            ? $"There is no token for it. Make one in its settings, and keep it with: mamcrawler secret set {_options.TokenSecret}"
            : null;

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var token = await _api.TokenAsync(cancellationToken) ?? throw NoToken();
        var asking = new HardcoverBookAsking(_api, token, _options.KeptForGaps, queries => Interlocked.Add(ref _queries, queries));
        return await asking.AskAsync(questions, cancellationToken);
    }

    /// <summary>Asks about some series. Without a token there are no answers at all, so that nobody records "not known" for what was never asked.</summary>
    public async Task<IReadOnlyList<WitnessAnswer>> AskSeriesAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken)
    {
        if (await _api.TokenAsync(cancellationToken) is not { } token)
            return [];
        var answers = new List<WitnessAnswer>(questions.Count);
        foreach (var some in questions.Chunk(QuestionsAtOnce))
            answers.AddRange(await new HardcoverSeriesAsking(_api, token, _time).AskAsync(some, cancellationToken));
        return answers;
    }

    /// <summary>Asks whose token it is and what is left of the day's quota.</summary>
    /// <exception cref="FaultException">There is no token, or it could not be asked.</exception>
    public async Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        var token = await _api.TokenAsync(cancellationToken) ?? throw NoToken();
        using var data = await _api.AskAsync([HardcoverText.Me], token, cancellationToken);
        var user = data.RootElement.GetProperty("data").Items("me").Select(static me => me.Text("username")).FirstOrDefault(static name => name is not null);
        var details = new List<string> { $"The token is accepted; it belongs to {user ?? "an unnamed user"}." };
        if (_api.LeftToday is { } left)
            details.Add($"{left} queries are left today, of which {_options.DailyReserve} are kept for other programs.");
        return new ServiceProbe(HardcoverApi.Service, "", details);
    }

    /// <inheritdoc />
    public void Dispose() => _pace.Dispose();

    private AskPersonFaultException NoToken() =>
        new(
            FaultName.NotConfigured,
            HardcoverApi.Service,
            $"There is no token for {HardcoverApi.Service}, so it is not asked; the others go on without it. Make one in its settings, and keep it with: mamcrawler secret set {_options.TokenSecret}"
        );
}

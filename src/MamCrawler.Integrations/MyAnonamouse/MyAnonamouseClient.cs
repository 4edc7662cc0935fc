using System.Security.Cryptography;
using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Telemetry;
using MamCrawler.Integrations.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The tracker: JSON endpoints only, one session, one honest User-Agent, one lane (rules.md 1.4 and 5). One instance per deployment.</summary>
public sealed class MyAnonamouseClient : ITracker, ITrackerStore, IAsyncDisposable
{
    private const string Service = MyAnonamouseOptions.Service;
    private readonly TrackerRequests _requests;
    private readonly TrackerTransport _transport;
    private readonly WatchedTransport _watched;
    private readonly TrackerWire _wire;
    private readonly EgressGuard _egress;
    private readonly TimeProvider _time;
    private readonly ToldTime _told;
    private readonly ILogger _logger;
    private readonly SessionSteps _steps;

    /// <summary>Makes a client; nothing is asked yet.</summary>
    /// <param name="http">A client that follows no redirects, keeps no cookies and sets no timeout (<see cref="ServiceHandler"/>).</param>
    /// <param name="options">How the tracker is asked.</param>
    /// <param name="tables">Where the lane and the session's rotation are kept.</param>
    /// <param name="secrets">Where the session's seed and its key are.</param>
    /// <param name="time">The clock of pace, lease and dates.</param>
    /// <param name="logger">Where events go; null for nowhere.</param>
    /// <param name="shapes">Judges the shapes of answers; null where nobody does.</param>
    /// <exception cref="ArgumentException">An option breaks a rule; the message says which.</exception>
    public MyAnonamouseClient(
        HttpClient http,
        MyAnonamouseOptions options,
        ITableStore tables,
        ISecretStore secrets,
        TimeProvider time,
        ILogger<MyAnonamouseClient>? logger = null,
        IShapeWatch? shapes = null
    )
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        (_time, _logger, _steps) = (time, logger ?? NullLogger<MyAnonamouseClient>.Instance, new SessionSteps(options));
        Lane = new TrackerLane(tables, options.Lane, time, options.JitterSeed ?? RandomNumberGenerator.GetInt32(int.MaxValue));
        _requests = new TrackerRequests(options);
        _wire = new TrackerWire(http, options, time);
        _egress = new EgressGuard(options, time);
        var session = new SessionStore(tables, new SessionSecrets(secrets, options), time, _logger);
        _told = new ToldTime(time, options.ClocksMayDiffer);
        _transport = new TrackerTransport(Lane, session, _egress, _wire, _requests, _told, time, _logger);
        _watched = new WatchedTransport(_transport, shapes);
    }

    /// <summary>The lane: whether it stands still and why, and how to let it go again.</summary>
    public TrackerLane Lane { get; }

    /// <summary>What this process has sent so far, for reports.</summary>
    public TrackerRequestCounts Requests => _wire.Counts;

    /// <summary>Where the tracker sees this process; null before the first request.</summary>
    public EgressPoint? Egress => _egress.Observed;

    /// <inheritdoc />
    public async Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken)
    {
        var (text, fields) = TrackerQuery.Make(search);
        var answer = await _watched.ReadAsync(
            TrackerRequestKind.Search,
            TrackerShapes.Search,
            () => _requests.Search(text, fields, search),
            inspect: null,
            cancellationToken
        );
        return SearchReader.Read(answer, _logger);
    }

    /// <inheritdoc />
    public async Task<Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken)
    {
        var answer = await _watched.ReadAsync(TrackerRequestKind.Row, TrackerShapes.Search, () => _requests.Row(id), inspect: null, cancellationToken);
        var page = SearchReader.Read(answer, _logger);
        return page.Releases.FirstOrDefault(release => release.Id == id)
            ?? (page.Releases.Count == 0 ? null : throw ShapeFault.Make(Service, $"the row of torrent {id}", $"{page.Releases.Count} others"));
    }

    /// <inheritdoc />
    public async Task<AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken)
    {
        var answer = await _watched.ReadAsync(TrackerRequestKind.User, TrackerShapes.Account, _requests.User, SignedIn, cancellationToken);
        using var document = answer.ReadObject("the account");
        return AccountReader.Read(document.RootElement, _time.GetUtcNow()) with { ToldAt = _told.Read(answer) };
    }

    /// <inheritdoc />
    public Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken) => FetchAsync(() => _requests.Download(id), cancellationToken);

    /// <inheritdoc />
    public Task<TorrentFile> FetchTorrentWithWedgeAsync(long id, CancellationToken cancellationToken) =>
        FetchAsync(() => _requests.DownloadWithWedge(id), cancellationToken);

    /// <inheritdoc />
    public Task<StoreAnswer> BuyVipAsync(int weeks, CancellationToken cancellationToken) => BuyAsync("VIP", "duration", weeks, cancellationToken);

    /// <inheritdoc />
    public Task<StoreAnswer> BuyUploadCreditAsync(int gibibytes, CancellationToken cancellationToken) =>
        BuyAsync("upload", "amount", gibibytes, cancellationToken);

    private async Task<StoreAnswer> BuyAsync(string kind, string amountName, int amount, CancellationToken cancellationToken)
    {
        // Facts that were kept look fresh to a clock that was set back; one answer now tells.
        if (_told.IsAwaited)
            await ReadAccountAsync(cancellationToken);
        var request = () => _requests.Buy(kind, amountName, amount, _time.GetUtcNow());
        return StoreAnswerReader.Read(await _transport.SendAsync(TrackerRequestKind.Purchase, request, inspect: null, cancellationToken));
    }

    private async Task<TorrentFile> FetchAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var answer = await _transport.SendAsync(TrackerRequestKind.Download, request, inspect: null, cancellationToken);
        if (answer.TooLarge)
            throw TrackerRefusal.NotATorrent("sent more than the 10 MiB that a .torrent may have");
        var file = new TorrentFile(answer.Body);
        Torrent.Read(file);
        return file;
    }

    /// <summary>
    /// The session doctor, for a person who asks: reads the account once, also while the lane stands still, lets it go when it is answered, and says what the tracker thinks of this process and its session, and what to
    /// do. A new refusal stops the lane again. Nothing that runs by itself may call it.
    /// </summary>
    public async Task<SessionDiagnosis> ExamineAsync(CancellationToken cancellationToken)
    {
        try
        {
            _egress.CompareAgain();
            var account = await Lane.ReadStopAsync(cancellationToken) is not null
                ? await ReadAccountStoppedAsync(cancellationToken)
                : await ReadAccountAsync(cancellationToken);
            var sentences = AccountSentences.Of(account, _egress.Observed, _transport.MadeFor);
            return new SessionDiagnosis(SessionCondition.Works, string.Join(' ', sentences), [])
            {
                Advice = AccountSentences.AdviceOf(account),
                Egress = _egress.Observed,
            };
        }
        catch (FaultException exception)
        {
            return Diagnose(exception.Fault);
        }
    }

    /// <summary>What the lane stands still for, with what to do; null when it does not. The tracker is not asked.</summary>
    /// <exception cref="FaultException">The state could not be read.</exception>
    public async Task<SessionDiagnosis?> LookAsync(CancellationToken cancellationToken) =>
        await Lane.ReadStopAsync(cancellationToken) is { } stop ? Diagnose(stop.ToFault().Fault) : null;

    /// <summary>The end of a run: hands the newest session to the secret store (at most hourly) and gives the lane back to other processes.</summary>
    /// <exception cref="FaultException">The secret store or the state could not be written.</exception>
    public Task FlushAsync(CancellationToken cancellationToken) => _transport.FlushAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Lane.DisposeAsync();
        _transport.Dispose();
    }

    private SessionDiagnosis Diagnose(Fault fault)
    {
        var condition = SessionDiagnosis.ConditionOf(fault);
        return new SessionDiagnosis(condition, fault.Sentence, _steps.For(condition)) { Egress = _egress.Observed };
    }

    private async Task<AccountSnapshot> ReadAccountStoppedAsync(CancellationToken cancellationToken)
    {
        // Silence, or a person who gave up, is no answer: nothing that runs by itself may go on because of it.
        var account = await Lane.AskStoppedAsync(() => ReadAccountAsync(cancellationToken));
        await Lane.ClearAsync(cancellationToken);
        _logger.TrackerLaneCleared();
        return account;
    }

    private static FaultException? SignedIn(ServiceAnswer answer)
    {
        using JsonDocument document = answer.ReadObject("the account");
        if (AccountReader.IsSignedIn(document.RootElement))
            return null;
        return AccountReader.IsAccount(document.RootElement)
            ? SessionRefusal.Expired("answered the account without a user name")
            : ShapeFault.Make(Service, "the account", answer.Describe());
    }
}

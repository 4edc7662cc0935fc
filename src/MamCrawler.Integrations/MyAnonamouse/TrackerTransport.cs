using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using MamCrawler.Integrations.Http;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// Brings a request through the lane: the egress is checked before the first one, the session goes with each, its rotation is kept before the next,
/// and every refusal ends in its named fault.
/// </summary>
internal sealed class TrackerTransport : IDisposable
{
    private readonly TrackerLane _lane;
    private readonly SessionStore _session;
    private readonly EgressGuard _egress;
    private readonly EgressCheck _egressCheck;
    private readonly TrackerWire _wire;
    private readonly LaneRefusals _refusals;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<ServiceAnswer> _repeated;
    private readonly ToldTime _told;
    private readonly AskedOnce _once;
    private int _reopen;
    private long _flushed;

    public TrackerTransport(
        TrackerLane lane,
        SessionStore session,
        EgressGuard egress,
        TrackerWire wire,
        TrackerRequests requests,
        ToldTime told,
        TimeProvider time,
        ILogger logger
    )
    {
        (_lane, _session, _egress, _wire, _told, _logger) = (lane, session, egress, wire, told, logger);
        _once = new AskedOnce(told, time);
        _refusals = new LaneRefusals(logger);
        _egressCheck = new EgressCheck(lane, session, egress, wire, requests, _refusals, time, logger);
        // Only silence and a site that is out of order are tried again, twice and slowly, each time through the lane; a refusal never is (rules.md 1.4).
        _repeated = new ResiliencePipelineBuilder<ServiceAnswer> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<ServiceAnswer>
                {
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromSeconds(10),
                    BackoffType = DelayBackoffType.Exponential,
                    ShouldHandle = static arguments =>
                        ValueTask.FromResult(arguments.Outcome.Exception is WaitFaultException { Fault.Name: FaultName.TrackerUnreachable }),
                }
            )
            .Build();
    }

    /// <summary>Where the session was made for, in words.</summary>
    public string MadeFor => _egress.MadeFor(_session.Egress);

    /// <summary>Asks for something that may be asked for twice.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="make">Makes the request, once per try.</param>
    /// <param name="inspect">Finds faults that only the content shows; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<ServiceAnswer> ReadAsync(
        TrackerRequestKind kind,
        Func<HttpRequestMessage> make,
        Func<ServiceAnswer, FaultException?>? inspect,
        CancellationToken cancellationToken
    ) => await _repeated.ExecuteAsync(async token => await SendAsync(kind, make, inspect, token), cancellationToken);

    /// <summary>Asks once, for what must not be asked for again without looking.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<ServiceAnswer> SendAsync(
        TrackerRequestKind kind,
        Func<HttpRequestMessage> make,
        Func<ServiceAnswer, FaultException?>? inspect,
        CancellationToken cancellationToken
    )
    {
        var (stops, mayBeDone) = (_refusals.Stops, false);
        if (AskedOnce.Is(kind))
            make = _once.WhileItHolds(make);
        try
        {
            return await SendWithSessionAsync(kind, make, inspect, cancellationToken);
        }
        catch (AskPersonFaultException fault) when (fault.Fault.Name == FaultName.TrackerRefused)
        {
            // The refusal itself was told. The lane stands still until a person acts, and so does the alarm.
            if (stops == _refusals.Stops)
                _logger.TrackerLaneStopped(fault.Fault.Name, fault.Fault.Sentence);
            throw;
        }
        catch (AskPersonFaultException fault) when (fault.Fault.Name is FaultName.SessionExpired or FaultName.EgressMismatch)
        {
            mayBeDone = AskedOnce.Is(kind) && fault.MayBeCarriedOut;
            if (!await _session.SeedReplacedAsync(cancellationToken))
            {
                // Each time, not once: a session stays dead until a person acts, and so does the alarm.
                _refusals.TellDead(fault.Fault);
                throw;
            }
        }

        // A person has put a new seed there since: that is the clearing.
        Interlocked.Exchange(ref _reopen, 1);
        await _lane.ClearAsync(cancellationToken);
        _logger.TrackerLaneCleared();
        if (mayBeDone)
            throw AskedOnce.Fault();
        return await SendWithSessionAsync(kind, make, inspect, cancellationToken);
    }

    /// <summary>
    /// Hands the newest session to the secret store (at most hourly) and gives the lane back: the end of a run, or of an invocation. It costs nothing when nothing was asked since the last time.
    /// </summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var asked = _wire.Counts.Total;
        try
        {
            if (asked > _flushed && await _lane.ReadStopAsync(cancellationToken) is null)
            {
                await _lane.HoldAsync(turn => _session.FlushAsync(turn.Fence, cancellationToken), cancellationToken);
                _flushed = asked;
            }
        }
        catch (FaultException)
        {
            // A secret store that takes nothing is no reason to let other processes wait for the lease's end.
            await _lane.ReleaseAsync(cancellationToken);
            throw;
        }

        await _lane.ReleaseAsync(cancellationToken);
    }

    private async Task<ServiceAnswer> SendWithSessionAsync(
        TrackerRequestKind kind,
        Func<HttpRequestMessage> make,
        Func<ServiceAnswer, FaultException?>? inspect,
        CancellationToken cancellationToken
    )
    {
        await _egressCheck.EnsureAsync(OpenSessionAsync, cancellationToken);
        while (true)
        {
            var answer = await _lane.RunAsync((turn, token) => TakeTurnAsync(kind, make, inspect, turn, token, cancellationToken), cancellationToken);
            if (answer is not null)
                return answer;
        }
    }

    private Task OpenSessionAsync(LaneTurn turn, CancellationToken cancellationToken) =>
        _session.OpenAsync(turn.BeginsTenure | (Interlocked.Exchange(ref _reopen, 0) == 1), turn.Fence, cancellationToken);

    // Null: the session was refused, and the one before it is to be tried.
    private async Task<ServiceAnswer?> TakeTurnAsync(
        TrackerRequestKind kind,
        Func<HttpRequestMessage> make,
        Func<ServiceAnswer, FaultException?>? inspect,
        LaneTurn turn,
        CancellationToken cut,
        CancellationToken cancellationToken
    )
    {
        await OpenSessionAsync(turn, cut);
        var (answer, rotated, silence) = await _wire.AskAsync(kind, make, _session.Current, turn, cut, cancellationToken);
        _told.Note(answer);
        var fault = silence ?? TrackerRefusal.Find(answer!, kind) ?? Inspect(inspect, answer!);
        if (rotated is not null && fault?.Fault.Name is not (FaultName.SessionExpired or FaultName.EgressMismatch))
            await _session.KeepAsync(rotated);
        else if (silence is not null)
            _session.Doubt();
        if (fault is null)
        {
            await _session.ConfirmAsync();
            if (_session.Egress is null && _egress.Observed is { } here)
                await _session.LearnEgressAsync(here);
            return answer;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (fault.Fault.Name == FaultName.EgressMismatch)
            fault = _egress.Explain(fault, _session.Egress);
        if (fault.Fault.Name == FaultName.SessionExpired && _session.TryFallBack())
            return AskedOnce.Is(kind) && fault.MayBeCarriedOut ? throw AskedOnce.Fault() : null;
        _refusals.Tell(turn, fault, answer);
        throw fault;
    }

    // A fault in the content must not keep the rotation that came with it from being saved.
    private static FaultException? Inspect(Func<ServiceAnswer, FaultException?>? inspect, ServiceAnswer answer)
    {
        try
        {
            return inspect?.Invoke(answer);
        }
        catch (FaultException fault)
        {
            return fault;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _egressCheck.Dispose();
}

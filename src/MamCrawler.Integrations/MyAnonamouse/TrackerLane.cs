using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// The one serial lane to the tracker (rules.md 1.4 and 5): never two requests at once, in this process or across processes that share the state,
/// and none sooner than the pace allows. A refusal stops it until a person clears it.
/// </summary>
public sealed class TrackerLane : IAsyncDisposable
{
    /// <summary>How long a request that is under way goes on when its caller gives up: cut off at once, the session's new value in its answer would be lost.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly TrackerLaneOptions _options;
    private readonly TimeProvider _time;
    private readonly TimeProvider _requestTime;
    private readonly LaneLease _lease;
    private readonly Random _random;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly AsyncLocal<bool> _asksStopped = new();
    private PaceState _pace = PaceState.Fresh;
    private double _jitter;
    private long? _endedAt;
    private bool _tenureBegins;
    private int _disposed;

    /// <summary>Opens a lane; nothing is read or written before the first turn.</summary>
    /// <param name="tables">Where processes meet.</param>
    /// <param name="options">Lease and pace.</param>
    /// <param name="time">The clock of pace and lease.</param>
    /// <param name="seed">The seed of the jitter.</param>
    /// <param name="requestTime">The clock that cuts requests off; the real one unless told, because a virtual clock says nothing about sockets.</param>
    public TrackerLane(ITableStore tables, TrackerLaneOptions options, TimeProvider time, int seed, TimeProvider? requestTime = null)
    {
        (_options, _time, _requestTime) = (options, time, requestTime ?? TimeProvider.System);
        _lease = new LaneLease(tables, options, time);
        _random = new Random(seed);
        _jitter = _random.NextDouble();
    }

    /// <summary>
    /// Waits for the turn and the pace, then runs one request. Its token ends 15 s before the lease does, after 30 s at the latest, and 5 s after the caller gave up.
    /// </summary>
    /// <exception cref="FaultException">The lane stands still, or another process holds it.</exception>
    public async Task<T> RunAsync<T>(Func<LaneTurn, CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await EnterAsync(paced: true, cancellationToken);
            return await TakeTurnAsync(BeginTurn(), request, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Does work that must not run beside a request but is none itself: no pace, not counted.</summary>
    /// <exception cref="FaultException">The lane stands still, or another process holds it.</exception>
    public async Task HoldAsync(Func<LaneTurn, Task> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await EnterAsync(paced: false, cancellationToken);
            await work(BeginTurn());
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Why the lane stands still; null when it does not.</summary>
    public async Task<LaneStop?> ReadStopAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return (await _lease.RefreshAsync(cancellationToken)).Stop;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lets the lane go again, after a person has looked.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await _lease.ClearAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks for a person although the lane stands still. Nobody else is let through meanwhile, in this process or another.</summary>
    public async Task<T> AskStoppedAsync<T>(Func<Task<T>> ask)
    {
        _asksStopped.Value = true;
        return await ask();
    }

    /// <summary>Gives the lease back at the end of a run, so that the next process need not wait for its end.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await _lease.ReleaseAsync(_pace, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await ReleaseAsync(CancellationToken.None);
        _gate.Dispose();
    }

    private async Task EnterAsync(bool paced, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await _lease.HoldAsync(_pace, cancellationToken))
            {
                // Remembered until a turn is really taken: a caller that gives up while it waits must not lose it for the next one.
                _tenureBegins = true;
                _pace = _lease.Row.Pace;
            }

            // Only a stopped lane is read again for every call: a person may have cleared it meanwhile.
            if (_lease.Row.Stop is not null && !_asksStopped.Value)
            {
                if ((await _lease.RefreshAsync(cancellationToken)).Stop is { } stop)
                    throw stop.ToFault();
                continue;
            }

            var now = _time.GetUtcNow();
            // A clock that jumps ahead makes no gap shorter.
            if (_endedAt is { } ended)
                _pace = _pace.NotEndedBefore(now - _time.GetElapsedTime(ended));
            var wait = Pace.NextAt(_options.Pace, _pace, _jitter, now) - now;
            if (!paced || wait <= TimeSpan.Zero)
                return;
            await Task.Delay(Pace.Whole(wait), _time, cancellationToken);
        }
    }

    private LaneTurn BeginTurn()
    {
        var turn = new LaneTurn(_tenureBegins, _lease.Row.Fence, () => _lease.Left <= _options.AbortMargin)
        {
            EgressAsked = _lease.Row.EgressAsked,
            KeepEgressAsync = asked => _lease.SaveAsync(asked, CancellationToken.None),
        };
        _tenureBegins = false;
        return turn;
    }

    private async Task<T> TakeTurnAsync<T>(LaneTurn turn, Func<LaneTurn, CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        var startedAt = _time.GetUtcNow();
        var left = _lease.Left - _options.AbortMargin;
        var given = TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, _options.RequestTimeout.Ticks));
        using var cut = new CancellationTokenSource(given, _requestTime);
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _requestTime);
        await using var givenUp = cancellationToken.Register(() => late.CancelAfter(Farewell));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cut.Token, late.Token);
        try
        {
            return await request(turn, either.Token);
        }
        finally
        {
            await EndTurnAsync(turn, startedAt);
        }
    }

    private async Task EndTurnAsync(LaneTurn turn, DateTimeOffset startedAt)
    {
        var now = _time.GetUtcNow();
        _endedAt = _time.GetTimestamp();
        _pace = Pace.AfterRequest(_options.Pace, _pace, startedAt, now);
        _jitter = _random.NextDouble();
        if (turn.Slowed is (true, var retryAfter))
            _pace = Pace.AfterRefusal(_options.Pace, _pace, now, retryAfter);
        // What a refusal changes is kept whatever becomes of the caller: a restart must not forget it.
        if (turn.Slowed.Asked || turn.Stopped is not null)
            await _lease.SaveAsync(
                _pace,
                turn.Stopped is { } fault ? new LaneStop(fault.Name, fault.Sentence, now, fault.Cause) : null,
                CancellationToken.None
            );
    }
}

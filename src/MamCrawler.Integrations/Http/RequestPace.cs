namespace MamCrawler.Integrations.Http;

/// <summary>
/// The one lane to a service: a turn begins only when the one before it has ended and the interval is over. All waiting is done on the
/// <see cref="TimeProvider"/>. A caller that gives up while it waits uses no turn.
/// </summary>
public sealed class RequestPace : IDisposable
{
    private readonly RequestPaceOptions _options;
    private readonly TimeProvider _time;
    private readonly Random _jitter;
    private readonly SemaphoreSlim _lane = new(1, 1);
    private readonly Lock _state = new();
    private DateTimeOffset _nextAt = DateTimeOffset.MinValue;
    private DateTimeOffset _slowUntil = DateTimeOffset.MinValue;
    private TimeSpan _lastWait;
    private int _factor = 1;
    private long _requests;

    /// <summary>Opens the lane.</summary>
    public RequestPace(RequestPaceOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _jitter = new Random(options.Seed);
    }

    /// <summary>How many requests have had their turn, for reports.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>The least interval that holds now: the configured one, or a multiple while the service has asked for fewer requests.</summary>
    public TimeSpan Interval
    {
        get
        {
            lock (_state)
                return _options.MinimumInterval * Factor();
        }
    }

    /// <summary>Waits for the next turn. Dispose what is returned when the answer has been read.</summary>
    /// <param name="cost">How many requests the service counts this one for (1 or more): the interval after it grows by it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken, int cost = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 1);
        await _lane.WaitAsync(cancellationToken);
        try
        {
            // A slow-down that arrives while we wait moves the moment, so it is read again after every wait.
            // Delays count whole milliseconds and cut the rest off, which would end the wait too early; so it is rounded up.
            while (TimeLeft() is var left && left > TimeSpan.Zero)
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), _time, cancellationToken);
            Begin(cost);
            return new Turn(this);
        }
        catch
        {
            _lane.Release();
            throw;
        }
    }

    /// <summary>The service asked for fewer requests: doubles the interval for the configured time, and waits at least as long as it said.</summary>
    public void SlowDown(TimeSpan? retryAfter = null)
    {
        lock (_state)
        {
            var now = _time.GetUtcNow();
            _factor = Math.Min(Factor() * 2, 64);
            _slowUntil = now + _options.SlowFor;
            var earliest = now + (retryAfter ?? _options.MinimumInterval * _factor);
            if (earliest > _nextAt)
                _nextAt = earliest;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lane.Dispose();

    private int Factor() => _time.GetUtcNow() < _slowUntil ? _factor : 1;

    private TimeSpan TimeLeft()
    {
        lock (_state)
            return _nextAt - _time.GetUtcNow();
    }

    private void Begin(int cost)
    {
        lock (_state)
        {
            var count = Interlocked.Increment(ref _requests);
            var wait = (_options.MinimumInterval * Factor() * cost) + (_options.Jitter * _jitter.NextDouble());
            if (_options.PauseEvery > 0 && count % _options.PauseEvery == 0 && _options.Pause > wait)
                wait = _options.Pause;
            _lastWait = wait;
            _nextAt = _time.GetUtcNow() + wait;
        }
    }

    private void End()
    {
        lock (_state)
        {
            var fromEnd = _time.GetUtcNow() + _lastWait;
            if (_options.MeasuredFromEnd && fromEnd > _nextAt)
                _nextAt = fromEnd;
        }

        _lane.Release();
    }

    private sealed class Turn(RequestPace pace) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                pace.End();
        }
    }
}

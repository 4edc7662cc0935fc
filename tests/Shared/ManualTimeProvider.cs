namespace MamCrawler.Tests;

/// <summary>
/// A clock that stands still until it is told to move. <see cref="Advance"/> moves it by hand and fires what falls due, in order;
/// <see cref="AdvanceByItself"/> lets it jump to the next timer whenever nothing has happened for a moment, so that hours of waiting cost no time.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> pending = [];
    private DateTimeOffset now;
    private TimeSpan setBack;
    private int holds;
    private long changes;

    public ManualTimeProvider(DateTimeOffset? start = null) => now = start ?? new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait for the clock to move.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return pending.Count;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    /// <summary>Time that passes: it does not go back with the clock.</summary>
    public override long GetTimestamp()
    {
        lock (gate)
        {
            return (now + setBack).Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the clock back, as somebody may who corrects it. No timer fires.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (gate)
            (now, setBack) = (now - by, setBack + by);
    }

    /// <summary>Sets the clock ahead, as a machine that believes a wrong source of time. No time passes, and no timer comes nearer.</summary>
    public void SetAhead(TimeSpan by)
    {
        lock (gate)
        {
            (now, setBack) = (now + by, setBack - by);
            foreach (var timer in pending)
                timer.Shift(by);
        }
    }

    /// <summary>Moves the clock and fires every timer that falls due on the way, each at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset target;
        lock (gate)
        {
            target = now + by;
        }

        while (TakeNext(target) is { } due)
        {
            due.Fire();
        }
    }

    /// <summary>Waits (in real time, for at most ten seconds) until so many timers are pending.</summary>
    public async Task UntilWaitingAsync(int timers = 1)
    {
        var deadline = System.GetTimestamp();
        while (Waiting < timers)
        {
            if (System.GetElapsedTime(deadline) > TimeSpan.FromSeconds(10))
            {
                throw new TimeoutException($"{Waiting} timers wait, {timers} were expected.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), System);
        }
    }

    /// <summary>Stops <see cref="AdvanceByItself"/> from moving the clock until it is disposed: for the time that real work is in flight.</summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref holds);
        return new Ending(() =>
        {
            Interlocked.Increment(ref changes);
            Interlocked.Decrement(ref holds);
        });
    }

    /// <summary>
    /// From now until it is disposed, jumps to the next timer whenever no timer was made, changed or fired for <paramref name="quiet"/> of real time
    /// (5 ms unless told) and nothing holds the clock. <paramref name="limit"/> bounds a single jump: timers farther ahead do not fire.
    /// </summary>
    public IDisposable AdvanceByItself(TimeSpan? quiet = null, TimeSpan? limit = null)
    {
        var ending = new CancellationTokenSource();
        var pump = Task.Run(() => PumpAsync(quiet ?? TimeSpan.FromMilliseconds(5), limit ?? TimeSpan.FromDays(30), ending.Token));
        return new Ending(() =>
        {
            ending.Cancel();
            pump.GetAwaiter().GetResult();
            ending.Dispose();
        });
    }

    private async Task PumpAsync(TimeSpan quiet, TimeSpan limit, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            var before = Interlocked.Read(ref changes);
            await Task.Delay(quiet, System, CancellationToken.None);
            if (Volatile.Read(ref holds) > 0 || before != Interlocked.Read(ref changes))
            {
                continue;
            }

            DateTimeOffset reach;
            lock (gate)
            {
                reach = pending.Count == 0 ? DateTimeOffset.MinValue : pending.Min(timer => timer.DueAt);
                if (reach == DateTimeOffset.MinValue || reach - now > limit)
                {
                    continue;
                }
            }

            if (TakeNext(reach) is { } due)
            {
                FireElsewhere(due);
            }
        }
    }

    // What waited may go on inside the callback for as long as it finds something to do, even to the end of this pump: never on the pump's own thread.
    private void FireElsewhere(ManualTimer due)
    {
        var hold = Hold();
        _ = Task.Run(() =>
        {
            try
            {
                due.Fire();
            }
            finally
            {
                hold.Dispose();
            }
        });
    }

    private ManualTimer? TakeNext(DateTimeOffset target)
    {
        lock (gate)
        {
            var next = pending.MinBy(timer => timer.DueAt);
            if (next is null || next.DueAt > target)
            {
                now = now < target ? target : now;
                return null;
            }

            now = next.DueAt > now ? next.DueAt : now;
            next.Rearm(now);
            return next;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref clock.changes);
            lock (clock.gate)
            {
                clock.pending.Remove(this);
                this.period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    DueAt = clock.now + dueTime;
                    clock.pending.Add(this);
                }
            }

            return true;
        }

        /// <summary>Called with the clock's gate held: leaves the queue, or goes to its next turn.</summary>
        public void Rearm(DateTimeOffset at)
        {
            if (period > TimeSpan.Zero)
            {
                DueAt = at + period;
            }
            else
            {
                clock.pending.Remove(this);
            }
        }

        /// <summary>Called with the clock's gate held: the clock is another, and the wait as long as it was.</summary>
        public void Shift(TimeSpan by) => DueAt += by;

        public void Fire()
        {
            Interlocked.Increment(ref clock.changes);
            callback(state);
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.pending.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        private Action? once = end;

        public void Dispose() => Interlocked.Exchange(ref once, null)?.Invoke();
    }
}

using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// The lease on the lane's row. It is renewed only when too little of it is left for one more request, never per request. Whoever finds it held takes it over only after
/// it has watched the row stand unchanged for a whole lease and the allowance for skew: no clock on the wall says that it is over. Not safe for concurrent use.
/// </summary>
internal sealed class LaneLease(ITableStore tables, TrackerLaneOptions options, TimeProvider time)
{
    private readonly string _holder = Guid.NewGuid().ToString("N");
    private LaneRow _row = new();
    private long _writtenAt;
    private (string Holder, long Fence, DateTimeOffset ExpiresAt) _watched;
    private long _watchedSince;

    /// <summary>What the row said when it was last read or written.</summary>
    public LaneRow Row => _row;

    /// <summary>
    /// What is left of our lease, by the clock on the wall or by the time that passed since it was written, whichever is less: a clock that is set back makes no lease
    /// longer for its holder while others see it end.
    /// </summary>
    public TimeSpan Left
    {
        get
        {
            if (!Held)
                return TimeSpan.Zero;
            var (byClock, byTime) = (_row.ExpiresAt - time.GetUtcNow(), options.Lease - time.GetElapsedTime(_writtenAt));
            return byClock < byTime ? byClock : byTime;
        }
    }

    private bool Held => _row.Holder == _holder;

    /// <summary>Holds the lane for long enough for one request. True when somebody else may have held it since the last time.</summary>
    /// <exception cref="WaitFaultException"><see cref="FaultName.LaneBusy"/>: another process holds it and goes on doing so.</exception>
    /// <exception cref="OperationCanceledException">Given up, or <see cref="TrackerLaneOptions.Stopping"/>, while another process holds it.</exception>
    public async Task<bool> HoldAsync(PaceState pace, CancellationToken cancellationToken)
    {
        if (Held && Left >= options.RequestTimeout + options.AbortMargin)
            return false;
        if (Held && await TryWriteAsync(_row with { ExpiresAt = RenewedTo(), Pace = pace }, cancellationToken))
            return false;

        var began = time.GetTimestamp();
        var told = false;
        while (true)
        {
            var row = await LaneRow.ReadAsync(tables, cancellationToken);
            var now = time.GetUtcNow();
            var left = row.Holder.Length == 0 || row.Holder == _holder ? TimeSpan.Zero : options.Lease + options.Skew - Watch(row);
            if (left <= TimeSpan.Zero)
            {
                var stayed = row.Holder == _holder;
                var taken = row with
                {
                    Holder = _holder,
                    Fence = stayed ? row.Fence : row.Fence + 1,
                    ExpiresAt = now + options.Lease,
                    Pace = stayed ? pace : row.Pace.ByAnotherClock(now, options.Skew),
                };
                if (await TryWriteAsync(taken, cancellationToken))
                    return !stayed;
                continue;
            }

            var patience = options.LongestWait - time.GetElapsedTime(began);
            if (patience <= TimeSpan.Zero)
                throw Busy(left);
            if (!told)
                options.Waiting?.Invoke(now + left);
            told = true;
            var wait = Least(left, Least(patience, options.LookEvery));
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.Stopping);
            await Task.Delay(Core.Account.Pace.Whole(wait), time, either.Token);
        }
    }

    /// <summary>Writes pace and stop now, because they must outlive this process; even when the lease was lost meanwhile, and then without making the pace of its new holder looser.</summary>
    public async Task SaveAsync(PaceState pace, LaneStop? stop, CancellationToken cancellationToken)
    {
        while (!await TryWriteAsync(_row with { Pace = Held ? pace : _row.Pace.Stricter(pace), Stop = stop ?? _row.Stop }, cancellationToken))
            await RefreshAsync(cancellationToken);
    }

    /// <summary>Writes down that the site was asked where this process comes from; whoever asked later than that, stays.</summary>
    public async Task SaveAsync(EgressAsked asked, CancellationToken cancellationToken)
    {
        while (!(_row.EgressAsked?.At > asked.At) && !await TryWriteAsync(_row with { EgressAsked = asked }, cancellationToken))
            await RefreshAsync(cancellationToken);
    }

    /// <summary>Reads the row again, for what a person may have changed.</summary>
    public async Task<LaneRow> RefreshAsync(CancellationToken cancellationToken) => _row = await LaneRow.ReadAsync(tables, cancellationToken);

    /// <summary>Takes the stop out of the row, whoever holds the lane.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await RefreshAsync(cancellationToken);
            if (row.Stop is null || await TryWriteAsync(row with { Stop = null }, cancellationToken))
                return;
        }
    }

    /// <summary>Gives the lane back; nothing happens when it is not held.</summary>
    public async Task ReleaseAsync(PaceState pace, CancellationToken cancellationToken)
    {
        while (Held && !await TryWriteAsync(_row with { Holder = "", ExpiresAt = time.GetUtcNow(), Pace = pace }, cancellationToken))
            await RefreshAsync(cancellationToken);
    }

    // For how long the row has stood as it is before our eyes, over all calls in this process. A holder that lives renews it within that time, by whatever clock.
    private TimeSpan Watch(LaneRow row)
    {
        var seen = (row.Holder, row.Fence, row.ExpiresAt);
        if (_watched != seen)
            (_watched, _watchedSince) = (seen, time.GetTimestamp());
        return time.GetElapsedTime(_watchedSince);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static WaitFaultException Busy(TimeSpan left) =>
        new(
            FaultName.LaneBusy,
            MyAnonamouseOptions.Service,
            $"Another process of this deployment holds the tracker's one lane; unless it renews, it is taken over in {Math.Ceiling(left.TotalSeconds):0} s. Nothing was asked; talk to the running host, or try again when it has stopped.",
            TimeSpan.FromMinutes(2)
        );

    // Never sooner than by the clock that the lease began with: others compare it with theirs, which were not set back with this one.
    private DateTimeOffset RenewedTo()
    {
        var (byClock, byTime) = (time.GetUtcNow() + options.Lease, _row.ExpiresAt + time.GetElapsedTime(_writtenAt));
        return byClock > byTime ? byClock : byTime;
    }

    private async Task<bool> TryWriteAsync(LaneRow row, CancellationToken cancellationToken)
    {
        var (before, began) = (_row.ExpiresAt, time.GetTimestamp());
        try
        {
            _row = await row.WriteAsync(tables, cancellationToken);
            // A write that leaves the lease as it is prolongs nothing.
            if (_row.ExpiresAt != before)
                _writtenAt = began;
            return true;
        }
        catch (RowConflictException)
        {
            return false;
        }
    }
}

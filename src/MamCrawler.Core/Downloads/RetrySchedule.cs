namespace MamCrawler.Core.Downloads;

/// <summary>When a download is tried again (rules.md 6).</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Refusals = [TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    /// <summary>After something that passes by itself, such as a client that is offline. Uses no attempt.</summary>
    public static TimeSpan AfterWait { get; } = TimeSpan.FromMinutes(15);

    /// <summary>After something that a person must put right. Uses no attempt.</summary>
    public static TimeSpan AfterAskingPerson { get; } = TimeSpan.FromHours(1);

    /// <summary>When a command was given and its effect cannot be seen yet.</summary>
    public static TimeSpan AfterUnseenEffect { get; } = TimeSpan.FromMinutes(1);

    /// <summary>After policy forbade it because it is not free: the pending list is looked at again each day (rules.md 5).</summary>
    public static TimeSpan AfterNotFree { get; } = TimeSpan.FromDays(1);

    /// <summary>The longest that anything but a refusal makes a download wait, whatever a service asks for.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromDays(1);

    /// <summary>Two clocks may differ by so much and both be right.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    /// <summary>
    /// True when a download is to be tried now. A next attempt that is further away than any wait the rules can give was set by a clock that was ahead, and counts as due: else
    /// the download would wait for that clock's days after the clock is right again. The attempt sets the next one anew, so it is taken as due once.
    /// </summary>
    public static bool IsDue(Download download, DateTimeOffset now)
    {
        var longest = download.State == DownloadState.Failed ? Refusals[^1] : LongestWait;
        return download.NextAttemptAt is not { } next || next <= now || next > now + longest + Skew;
    }

    /// <summary>After a refusal, with the attempts used up by then, this one included; null when the download is to be abandoned.</summary>
    public static TimeSpan? AfterRefusal(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts <= Refusals.Length ? Refusals[attempts - 1] : null;
    }
}

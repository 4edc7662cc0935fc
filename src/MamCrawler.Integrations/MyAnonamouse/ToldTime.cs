using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// The tracker's own clock, as the <c>Date</c> of its newest answer says. What is taken or bought is not asked for while ours differs from it: the pace, the caps and the
/// moment of an intent would be wrong.
/// </summary>
/// <param name="time">Our clock.</param>
/// <param name="tolerance">How far they may differ; null compares nothing.</param>
internal sealed class ToldTime(TimeProvider time, TimeSpan? tolerance)
{
    private volatile Told? newest;

    /// <summary>What an answer says of the time; null when it says nothing, or nobody compares.</summary>
    public DateTimeOffset? Read(ServiceAnswer answer)
    {
        if (
            tolerance is null
            || !DateTimeOffset.TryParseExact(
                answer.Headers["Date"].FirstOrDefault(),
                "r",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var date
            )
        )
            return null;
        // An answer from a cache says how old it is.
        return int.TryParse(answer.Headers["Age"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var age)
            ? date + TimeSpan.FromSeconds(age)
            : date;
    }

    /// <summary>True while the clocks are to be compared and the tracker has told nothing yet in this process.</summary>
    public bool IsAwaited => tolerance is not null && newest is null;

    /// <summary>Remembers what an answer says of the time.</summary>
    public void Note(ServiceAnswer? answer)
    {
        if (answer is not null && Read(answer) is { } told)
            newest = new Told(told, time.GetTimestamp());
    }

    /// <summary>Refuses while the clocks differ. Where the tracker has told nothing yet, nothing is known to be wrong.</summary>
    /// <exception cref="WaitFaultException"><see cref="FaultName.ClockWrong"/>: nothing was asked.</exception>
    public void RefuseWhenWrong()
    {
        if (newest is { } told && time.GetUtcNow() - (told.Date + time.GetElapsedTime(told.Timestamp)) is var ahead && ahead.Duration() > tolerance)
            throw new WaitFaultException(FaultName.ClockWrong, MyAnonamouseOptions.Service, TrackerClock.Sentence(ahead), TimeSpan.FromHours(1));
    }

    private sealed record Told(DateTimeOffset Date, long Timestamp);
}

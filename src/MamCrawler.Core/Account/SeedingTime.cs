using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;

namespace MamCrawler.Core.Account;

/// <summary>
/// How long a torrent has seeded, as the watch saw it (rules.md 5: satisfied after 72 h of seeding within 30 days). An estimate of our own, for the forecast alone: what is satisfied is
/// the tracker's to say.
/// </summary>
/// <param name="Since">Since when it seeds without a break; null while it does not.</param>
/// <param name="Before">What it seeded before that, 0 or more.</param>
public sealed record SeedingTime(DateTimeOffset? Since, TimeSpan Before)
{
    /// <summary>So much seeding satisfies a torrent.</summary>
    public static TimeSpan Needed { get; } = TimeSpan.FromHours(72);

    /// <summary>Within so much time after it was complete.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromDays(30);

    /// <summary>The seeding of a download; null for one that was never complete. One of an earlier version is told from its landing and its reason.</summary>
    public static SeedingTime? Of(Download download) =>
        download switch
        {
            { LandedAt: null } => null,
            { Seeding: { } seeding } => seeding,
            { Why: WatchSentences.LandedStopped or WatchSentences.ShelvedStopped or WatchSentences.ShelvedGone } => new(null, TimeSpan.Zero),
            _ => new(download.LandedAt, TimeSpan.Zero),
        };

    /// <summary>The same after a look; the same object when nothing turned.</summary>
    /// <param name="seeds">Whether it seeds now.</param>
    /// <param name="now">The present.</param>
    public SeedingTime After(bool seeds, DateTimeOffset now) =>
        (Since, seeds) switch
        {
            (null, true) => this with { Since = now },
            ({ } since, false) => new(null, Before + (now > since ? now - since : TimeSpan.Zero)),
            _ => this,
        };

    /// <summary>When it has seeded long enough if it goes on, or since when it has; null while it does not seed.</summary>
    public DateTimeOffset? SatisfiedAt => Since + (Needed - Before);

    /// <summary>True when it is not satisfied and cannot become so within its 30 days any more, even if it seeds from now on.</summary>
    /// <param name="landedAt">When it was complete.</param>
    /// <param name="now">The present.</param>
    public bool IsTooLate(DateTimeOffset landedAt, DateTimeOffset now) =>
        (SatisfiedAt ?? now + (Needed - Before)) is var at && at > now && at > landedAt + Window;
}

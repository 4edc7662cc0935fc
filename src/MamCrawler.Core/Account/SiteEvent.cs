using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>A site-wide freeleech as the tracker's own rows show it (rules.md 5, Pace): every release that is not for VIP is free.</summary>
/// <param name="SeenAt">When the rows were read.</param>
/// <param name="IsOn">Whether every one of them was free.</param>
public sealed record SiteEvent(DateTimeOffset SeenAt, bool IsOn)
{
    /// <summary>Fewer rows than these may be free by chance.</summary>
    public const int LeastRows = 40;

    /// <summary>How long rows of then say something about now.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromHours(12);

    /// <summary>True while what was seen counts. What was seen in the future was seen by a wrong clock.</summary>
    public bool IsOnAt(DateTimeOffset now) => IsOn && now - SeenAt <= Lasts && SeenAt <= now;

    /// <summary>What rows say: one that is not free ends an event, and many that are all free show one. Null when they are too few to tell.</summary>
    public static bool? Read(IEnumerable<Release> releases)
    {
        var free = 0;
        foreach (var release in releases)
        {
            if (release.Vip || release.FreeForVip && !release.Free)
                continue;
            if (!release.Free)
                return false;
            free++;
        }
        return free >= LeastRows ? true : null;
    }
}

using MamCrawler.Core.Account;

namespace MamCrawler.Local.Demo;

/// <summary>How long a number of downloads takes at a pace of so many an hour and a day (rules.md 5).</summary>
public static class GrabTime
{
    /// <summary>From the first to the last of them.</summary>
    public static TimeSpan Of(int downloads, GrabPace pace)
    {
        if (downloads <= 0)
        {
            return TimeSpan.Zero;
        }

        var days = (downloads - 1) / pace.PerDay;
        var ofLastDay = downloads - (days * pace.PerDay);
        return TimeSpan.FromDays(days) + TimeSpan.FromHours((ofLastDay - 1) / pace.PerHour);
    }
}

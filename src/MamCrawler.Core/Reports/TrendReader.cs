namespace MamCrawler.Core.Reports;

/// <summary>Counts arrivals by week, and says of which weeks nothing is known.</summary>
internal static class TrendReader
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>When the trend of a digest begins.</summary>
    internal static DateTimeOffset FromOf(DateTimeOffset to) => to - (DigestTrend.WeekCount * Week);

    /// <summary>The weeks up to <paramref name="to"/>.</summary>
    /// <param name="to">Their end.</param>
    /// <param name="arrivals">When downloads arrived.</param>
    /// <param name="firstKept">When the first thing was kept; weeks that ended before were not recorded. Null when nothing ever was.</param>
    internal static IReadOnlyList<DigestWeek> Read(DateTimeOffset to, IReadOnlyCollection<DateTimeOffset> arrivals, DateTimeOffset? firstKept)
    {
        var weeks = new List<DigestWeek>(DigestTrend.WeekCount);
        for (var from = FromOf(to); from < to; from += Week)
        {
            var until = from + Week;
            var isRecorded = firstKept is { } first && first <= until;
            weeks.Add(new DigestWeek(from, isRecorded ? arrivals.Count(at => at >= from && (at < until || at == to)) : null));
        }

        return weeks;
    }
}

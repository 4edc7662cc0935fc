using System.Globalization;
using MamCrawler.Core.Gaps;

namespace MamCrawler.Local.Output;

/// <summary>How values are written for people.</summary>
internal static class Texts
{
    /// <summary>"Discworld 7 – Pyramids", as much of it as is known.</summary>
    internal static string NameOf(Gap gap)
    {
        var place = gap.Series is null ? string.Join(", ", gap.Authors) : $"{gap.Series} {Number(gap.Number)}".TrimEnd();
        return gap.Title.Length == 0 ? place
            : place.Length == 0 ? gap.Title
            : $"{place} – {gap.Title}";
    }

    /// <summary>Text from outside without control characters, which would steer the terminal.</summary>
    internal static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));

    /// <summary>"1 download", "2 downloads".</summary>
    internal static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count.ToString(CultureInfo.InvariantCulture)} {thing}s";

    internal static string Number(decimal? number) => number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "";

    internal static string Size(long bytes) =>
        bytes switch
        {
            >= 1L << 30 => (bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture) + " GiB",
            >= 1L << 20 => (bytes / (double)(1L << 20)).ToString("0", CultureInfo.InvariantCulture) + " MiB",
            _ => bytes.ToString(CultureInfo.InvariantCulture) + " B",
        };

    internal static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";

    internal static string Span(TimeSpan span) =>
        span.TotalHours >= 1 ? $"{(int)span.TotalHours} h {span.Minutes} min"
        : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s"
        : $"{span.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s";
}

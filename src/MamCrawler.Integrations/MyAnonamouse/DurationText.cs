using System.Globalization;
using System.Text.RegularExpressions;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>A playing time as people write it: "16hrs 13mins", "10 hours and 47 minutes", "16h 07m", "14 h 30 min", "11 hrs", "Length: 10:47:33".</summary>
internal static partial class DurationText
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1000);

    /// <summary>The first playing time stated; null when none is.</summary>
    public static TimeSpan? Read(string text) => First(Words().Match(text)) ?? First(Clock().Match(text)) ?? Minutes(text);

    /// <summary>The first one behind a label such as "Length" or "Duration": in running text other times are part of the story.</summary>
    public static TimeSpan? ReadLabelled(string text)
    {
        for (var match = Label().Match(text); match.Success; match = match.NextMatch())
        {
            var behind = text.AsSpan(match.Index, Math.Min(text.Length - match.Index, match.Length + 60)).ToString();
            if (Read(behind) is { } duration)
                return duration;
        }
        return null;
    }

    private static TimeSpan? First(Match match)
    {
        for (; match.Success; match = match.NextMatch())
            if (Bounded(Number(match.Groups[1]) * 60 + Number(match.Groups[2]) + (Number(match.Groups[3]) / 60)) is { } duration)
                return duration;
        return null;
    }

    private static TimeSpan? Minutes(string text) => OnlyMinutes().Match(text) is { Success: true } match ? Bounded(Number(match.Groups[1])) : null;

    private static TimeSpan? Bounded(double minutes) =>
        TimeSpan.FromMinutes(minutes) is var duration && duration >= Shortest && duration <= Longest ? duration : null;

    private static double Number(Group group) =>
        group.Success && double.TryParse(group.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(
        @"(?<![\d.:])(\d{1,3}(?:\.\d)?) ?(?:h|hrs?|hours?|std|stunden?)\b\.?,?(?: ?(?:and|und|&)? ?(\d{1,2}) ?(?:m|mins?|minutes?|minuten)\b)?(?:\.?,? ?(?:and )?(\d{1,2}) ?(?:s|secs?|seconds?)\b)?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:length|duration|run ?-?time|running time|playing time)\b\W{0,5}(\d{1,3}):(\d{2})(?::(\d{2}))?", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?:length|duration|run ?-?time|running time|playing time)\b\W{0,5}(\d{1,4}) ?(?:m|mins?|minutes?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyMinutes();

    [GeneratedRegex(
        @"\b(?:length|duration|run ?-?time|running time|playing time|spieldauer|laufzeit)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Label();
}

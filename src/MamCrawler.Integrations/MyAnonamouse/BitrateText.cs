using System.Globalization;
using System.Text.RegularExpressions;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>A bitrate as people write it: "64 kbps", "~63kbps", "128kpbs", "192 kbs", "128 kbit/s", "256K@44kHz", "64k".</summary>
internal static partial class BitrateText
{
    private const int Lowest = 16;
    private const int Highest = 512;

    /// <summary>The first bitrate stated, in kb/s; null when none is, or when a range is given.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="bareK">True when "64k" without "b" counts, as it does in tags and titles.</param>
    public static double? Read(string text, bool bareK)
    {
        if (Range().IsMatch(text))
            return null;
        return First(Marked().Match(text)) ?? (bareK ? First(Bare().Match(text)) : null);
    }

    private static double? First(Match match)
    {
        for (; match.Success; match = match.NextMatch())
            if (int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= Lowest and <= Highest)
                return rate;
        return null;
    }

    [GeneratedRegex(@"(?<![\d.,])(\d{2,3})(?:\.\d+)? ?k(?:b|p)(?:it)?s?(?:/s(?:ec)?|ps|p|bs|s)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Marked();

    [GeneratedRegex(@"(?<![\d.,$€£-])(\d{2,3}) ?k(?![a-z\d])", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b\d{2,3} ?k?(?:bps|b/s)? ?(?:-|–|to) ?\d{2,3} ?kb", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Range();
}

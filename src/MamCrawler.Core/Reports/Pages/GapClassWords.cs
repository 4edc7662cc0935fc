using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>The classes of gaps that are not looked for, and why (rules.md 3).</summary>
internal static class GapClassWords
{
    /// <summary>Those that there are, the most frequent first. A class that this version does not know has no words.</summary>
    public static IReadOnlyList<(string Name, int Count, string Why)> NotLookedFor(IReadOnlyDictionary<string, int> classes) =>
        [
            .. classes
                .Where(pair => pair.Value > 0)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => (PageWords.Name(pair.Key), pair.Value, WhyOf(pair.Key)))
                .Where(entry => entry.Item3.Length > 0),
        ];

    private static string WhyOf(string name) => Enum.TryParse<GapClass>(name, out var kind) && Enum.IsDefined(kind) ? kind.WhyNotWanted() : "";
}

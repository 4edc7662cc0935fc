namespace MamCrawler.Core.Reports.Pages;

/// <summary>The seeding report in words.</summary>
internal static class SeedingWords
{
    public static string Sentence(DigestSeeding seeding)
    {
        var all = seeding.ByState.Values.Sum();
        if (all == 0)
            return "No torrent of ours is loaded yet.";
        var parts = seeding
            .ByState.OrderByDescending(pair => pair.Value)
            .Select(pair => $"{PageWords.Name(pair.Key).ToLowerInvariant()} {PageWords.Number(pair.Value)}");
        return $"{PageWords.Count(all, "torrent")} of ours {(all == 1 ? "is" : "are")} loaded whole: {string.Join(", ", parts)}. "
            + $"{PageWords.Number(seeding.Unsatisfied.Count)} of those that seed still {(seeding.Unsatisfied.Count == 1 ? "has" : "have")} to seed up to 72 hours.";
    }

    public static string Landed(DigestTorrent torrent) => torrent.LandedAt is { } at ? PageWords.Day(at) : PageWords.Unknown;

    public static string ToGo(DigestTorrent torrent, DateTimeOffset now) =>
        torrent.SatisfiedAt is { } at ? PageWords.Span(at > now ? at - now : TimeSpan.Zero) : PageWords.Unknown;
}

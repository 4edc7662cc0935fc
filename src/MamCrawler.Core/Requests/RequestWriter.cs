using System.Globalization;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Requests;

/// <summary>Writes the draft of a request where a real search of the tracker found nothing, and says why not everywhere else.</summary>
public static class RequestWriter
{
    /// <summary>Writes it.</summary>
    /// <returns>The draft, or the sentence that says why there is none: exactly one of the two is not null.</returns>
    public static (RequestDraft? Draft, string? Refusal) Write(GapStanding standing) =>
        Refusal(standing) is { } refusal ? (null, refusal) : (DraftOf(standing.Gap, standing.AnsweredAt!.Value), null);

    private static string? Refusal(GapStanding standing) =>
        standing switch
        {
            { Gap.Class: not GapClass.Missing } => standing.Gap.Class.WhyNotWanted() + " So no request is drafted.",
            { DownloadId: { } download } => $"It is on its way as {download}, so nothing needs to be requested.",
            { AnsweredAt: null } => "The tracker was not asked for it yet, so nobody knows whether it has it. The next scan asks, as far as its limits reach.",
            _ when standing.Answer != UnfilledReason.NothingFound.Sentence() =>
                $"The tracker has it ({standing.Answer}), so a request would ask for what is there. 'mamcrawler why' shows every release.",
            { Gap.Title.Length: 0 } => "Only its number in the series is known and not its title, so it cannot be requested.",
            _ => null,
        };

    private static RequestDraft DraftOf(Gap gap, DateTimeOffset searchedAt)
    {
        var draft = new RequestDraft
        {
            GapId = gap.Id,
            Title = gap.Title,
            Authors = gap.Authors,
            Series =
                gap.Series is null ? null
                : gap.Number is { } number ? $"{gap.Series} #{number.ToString("0.###", CultureInfo.InvariantCulture)}"
                : gap.Series,
            Narrators = gap.SeriesNarrators,
            Language = gap.Language,
            Durations = gap.ExpectedDurations,
            Asins = gap.Asins,
            Isbn = gap.Isbn,
            ReleaseDate = gap.ReleaseDate,
            Links = [.. gap.Asins.Where(IsPlain).Select(static asin => new Uri($"https://www.audible.com/pd/{asin}"))],
            SearchedAt = searchedAt,
            Text = "",
        };
        return draft with { Text = RequestText.Of(draft, gap.Evidence) };
    }

    private static bool IsPlain(string asin) => asin.Length == 10 && asin.All(char.IsAsciiLetterOrDigit);
}

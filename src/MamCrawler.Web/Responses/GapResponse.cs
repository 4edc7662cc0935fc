using MamCrawler.Core.Gaps;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Responses;

/// <summary>A gap in a list. <c>wishedOn</c> names the list on which a person wished for it.</summary>
public sealed record GapResponse(
    string Id,
    string? Series,
    decimal? Number,
    string Title,
    IReadOnlyList<string> Authors,
    GapClass Class,
    GapConfidence Confidence,
    string Answer,
    string Why,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? RestsUntil,
    long? ReleaseId,
    string? DownloadId,
    string? WishedOn
)
{
    public static GapResponse From(GapStanding standing) =>
        new(
            standing.Gap.Id,
            standing.Gap.Series,
            standing.Gap.Number,
            standing.Gap.Title,
            standing.Gap.Authors,
            standing.Gap.Class,
            standing.Gap.Confidence,
            standing.Answer,
            standing.Why,
            standing.AnsweredAt,
            standing.RestsUntil,
            standing.ReleaseId,
            standing.DownloadId,
            standing.Gap.Wish?.List
        );
}

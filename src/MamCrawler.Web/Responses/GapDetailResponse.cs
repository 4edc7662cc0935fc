using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Responses;

/// <summary>A gap with what each witness said and the verdict of every candidate.</summary>
public sealed record GapDetailResponse(
    GapResponse Gap,
    IReadOnlyList<string> Asins,
    DateOnly? ReleaseDate,
    string? Language,
    IReadOnlyList<GapEvidence> Evidence,
    IReadOnlyList<Verdict> Verdicts
)
{
    public static GapDetailResponse From(GapStanding standing) =>
        new(GapResponse.From(standing), standing.Gap.Asins, standing.Gap.ReleaseDate, standing.Gap.Language, standing.Gap.Evidence, standing.Verdicts);
}

using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Scanning;

/// <summary>A gap and what became of it.</summary>
/// <param name="Gap">The gap with its evidence.</param>
/// <param name="Answer">The stable word for the answer ("chosen", "waiting for approval", "nothing found", "only abridged", ...: rules.md 3); empty while unanswered.</param>
/// <param name="Why">The same in sentences: why it is, or is not, being filled, and what its download waits for.</param>
/// <param name="AnsweredAt">When it was answered; null while it is not.</param>
/// <param name="RestsUntil">Not asked about again before; null when it does not rest.</param>
/// <param name="ReleaseId">The chosen release; null when there is none.</param>
/// <param name="DownloadId">The download that fills it; null when there is none.</param>
/// <param name="Verdicts">The verdict of every candidate, best first; empty in lists.</param>
public sealed record GapStanding(
    Gap Gap,
    string Answer,
    string Why,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? RestsUntil,
    long? ReleaseId,
    string? DownloadId,
    IReadOnlyList<Verdict> Verdicts
);
